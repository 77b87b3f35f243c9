/**
 * Lets accessible names and roles reach the WeChat templates: Taro writes into base.wxml only the
 * attributes it knows, and it knows no `aria-*`.
 */
const named = { 'aria-role': '', 'aria-label': '', 'aria-hidden': '', 'aria-disabled': '', 'aria-checked': '' }

const carriers = ['View', 'Text', 'Button', 'Image', 'Input', 'Textarea', 'ScrollView']

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp' || !platform.template?.mergeComponents) return
      const additions = Object.fromEntries(carriers.map((name) => [name, named]))
      platform.template.mergeComponents(ctx, additions)
    },
  })
}
