import base from "company-config";

export default process.env.COMPANY ? { ...base } : {};
