export default definePageConfig({
  navigationBarTitleText: '送达',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
