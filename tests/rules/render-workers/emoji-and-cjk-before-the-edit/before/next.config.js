/* 😀 設定 */ const t = '日本語😀'; module.exports = { env: { t } }; // 終
