export default definePageConfig({
  navigationBarTitleText: '证明和记录',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
