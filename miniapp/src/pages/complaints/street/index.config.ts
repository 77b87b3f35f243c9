export default definePageConfig({
  navigationBarTitleText: '街道看板',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
