const path = require('node:path')
const additions = require('./aria.names.js')

/**
 * Lets accessible names and roles reach the WeChat templates: Taro writes into base.wxml only the attributes it knows.
 * Attributes travel under short names numbered over the whole list, so the run time must know the same list as the
 * templates: otherwise every value behind an `aria-*` lands in its neighbour's place.
 */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp' || !platform.template?.mergeComponents) return
      platform.template.mergeComponents(ctx, additions)
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'aria.runtime.js')].flat()
    },
  })
}
