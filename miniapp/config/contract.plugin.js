/**
 * Leaves out of the client what the contract says for readers of the API alone: an endpoint's `summary`, and `.meta(…)`
 * of a schema. The first page has little room, and nobody reads them there.
 */
module.exports = () => ({
  name: 'contract-without-prose',
  visitor: {
    CallExpression(path) {
      const { callee, arguments: given } = path.node
      const [first] = given
      if (given.length !== 1 || first.type !== 'ObjectExpression') return
      if (callee.type === 'Identifier' && callee.name === 'endpoint')
        first.properties = first.properties.filter(({ key }) => key?.name !== 'summary')
      else if (callee.type === 'MemberExpression' && callee.property.name === 'meta') path.replaceWith(callee.object)
    },
  },
})
