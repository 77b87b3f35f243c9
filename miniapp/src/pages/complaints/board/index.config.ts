export default definePageConfig({
  navigationBarTitleText: '诉求总览',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
