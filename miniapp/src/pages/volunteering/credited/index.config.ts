export default definePageConfig({
  navigationBarTitleText: '服务时长公示',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
