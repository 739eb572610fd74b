// What Next's config loader can say: every warning and every throw of dist/server/config.js, with its line,
// its text (what is computed stands as ${}) and the conditions around it; and the commands and flags of the CLI.
'use strict'
const fs = require('fs')
const path = require('path')

const SAYS = /(^|\.)(warn|warnOnce|error)$/
const HELPER = /^warn(OptionHas\w+|CustomizedOption)$/
const COLLECTS = /^(warnings|fatalErrors|errors|messages)\.push$/

exports.sites = function sites(pack, ts) {
  const file = path.join(pack, 'dist/server/config.js')
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found = []
  const variables = new Map()
  const text = (node, depth = 0) => {
    if (ts.isStringLiteralLike(node)) return node.text
    if (ts.isTemplateExpression(node)) {
      return node.head.text + node.templateSpans.map((span) => text(span.expression, depth + 1) + span.literal.text).join('')
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) return text(node.left, depth) + text(node.right, depth)
    if (ts.isParenthesizedExpression(node)) return text(node.expression, depth)
    if (ts.isConditionalExpression(node)) return text(node.whenTrue, depth)
    if (ts.isCallExpression(node) && node.arguments.length && /bold|yellow|red|cyan|underline/.test(node.expression.getText())) return text(node.arguments[0], depth)
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'join' && ts.isArrayLiteralExpression(node.expression.expression)) {
      return node.expression.expression.elements.map((one) => text(one, depth)).join(' ')
    }
    if (ts.isNewExpression(node)) return (node.arguments ?? []).map((one) => text(one, depth)).join(' | ')
    if (ts.isIdentifier(node) && depth < 4 && variables.has(node.text)) return text(variables.get(node.text), depth + 1)
    if (ts.isNumericLiteral(node) || node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) return node.getText()
    return '${}'
  }
  const guards = (node) => {
    const out = []
    for (let one = node; one.parent; one = one.parent) {
      if (ts.isIfStatement(one.parent)) {
        if (one === one.parent.thenStatement) out.unshift(one.parent.expression.getText())
        else if (one === one.parent.elseStatement) out.unshift(`!(${one.parent.expression.getText()})`)
      }
      if (ts.isFunctionLike(one) && one.name) break
    }
    return out.map((one) => one.replace(/\s+/g, ' ')).filter((one) => one !== '!silent')
  }
  const within = (node) => {
    for (let one = node.parent; one; one = one.parent) if (ts.isFunctionDeclaration(one) && one.name) return one.name.text
    return ''
  }
  const add = (node, level, words) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
    found.push({ line, level, text: words.replace(/\s+/g, ' ').trim(), guard: guards(node).join(' && '), within: within(node) })
  }
  const visit = (node) => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      const value = node.initializer
      if (ts.isStringLiteralLike(value) || ts.isTemplateExpression(value) || (ts.isBinaryExpression(value) && /^[`'"]/.test(value.getText()))) {
        variables.set(node.name.text, value)
      }
    }
    if (ts.isCallExpression(node)) {
      const callee = node.expression.getText().replace(/^\(0, (.*)\)$/, '$1').replace(/^_\w+\.(default\.)?(?=\w)/, '')
      if (HELPER.test(callee)) {
        if (!HELPER.test(within(node))) add(node, 'warn', `${callee}(${node.arguments.slice(1).map((one) => text(one)).join(' | ')})`)
      } else if ((SAYS.test(callee) || COLLECTS.test(callee)) && node.arguments.length) {
        if (!HELPER.test(within(node))) add(node, 'warn', node.arguments.map((one) => text(one)).join(' | '))
      }
    }
    if (ts.isThrowStatement(node) && node.expression) {
      let thrown = node.expression
      if (ts.isCallExpression(thrown) && /defineProperty$/.test(thrown.expression.getText())) thrown = thrown.arguments[0]
      if (ts.isNewExpression(thrown)) add(node, 'throw', `${thrown.expression.getText().replace(/^_\w+\./, '')}: ${text(thrown)}`)
      else if (!ts.isIdentifier(thrown)) add(node, 'throw', thrown.getText())
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken && node.left.getText() === 'message') {
      add(node, 'throw', text(node.right))
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

exports.commands = function commands(pack) {
  const found = {}
  const bin = fs.readFileSync(path.join(pack, 'dist/bin/next'), 'utf8')
  if (/\.command\(/.test(bin)) {
    const parts = bin.split(/\bprogram\.command\(['"]/).slice(1)
    for (const part of parts) {
      const name = part.match(/^[\w-]+/)[0]
      const own = part.split(/\n(?:const \w+ = )?program\.parse|\binternal\.command\(|\w+Command\.command\(/)[0]
      const flags = [...own.matchAll(/(?:\.option|Option)\(\s*['"]((?:-\w, ?)?--[\w-]+)/g)].flatMap((match) => match[1].split(/, ?/))
      found[name] = flags
      for (const alias of own.match(/\.alias(?:es)?\(([^)]*)\)/)?.[1].match(/[\w-]+/g) ?? []) found[alias] = flags
    }
    return found
  }
  const list = path.join(pack, 'dist/lib/commands.js')
  const text = fs.existsSync(list) ? fs.readFileSync(list, 'utf8') : bin
  for (const match of text.matchAll(/^\s+["']?([\w-]+)["']?: ?\(\)\s*=>.*cli\/([\w-]+)/gm)) {
    const file = path.join(pack, 'dist/cli', `${match[2]}.js`)
    const flags = new Set()
    for (const one of [file, file.replace(/\.js$/, '-args.js'), path.join(pack, 'dist/lib', `${match[2]}-args.js`)]) {
      if (!fs.existsSync(one)) continue
      const body = fs.readFileSync(one, 'utf8')
      for (const flag of body.matchAll(/["'](--?[\w-]+)["']: ?(?:\[?\s*(?:Boolean|String|Number)|["']--)/g)) flags.add(flag[1])
    }
    found[match[1]] = [...flags]
  }
  return found
}
