export default definePageConfig({
  navigationBarTitleText: '共同决定',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
