export default definePageConfig({
  navigationBarTitleText: '按规则记分',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
