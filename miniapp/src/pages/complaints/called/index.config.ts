export default definePageConfig({
  navigationBarTitleText: '叫到我们的',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
