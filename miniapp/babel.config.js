/** Taro's preset; `browserslist` in package.json sets the language level both targets must run. */
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false }]],
  overrides: [{ test: /[\\/]shared[\\/]src[\\/]/, plugins: ['./config/contract.plugin.js'] }],
}
