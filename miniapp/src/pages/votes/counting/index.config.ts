export default definePageConfig({
  navigationBarTitleText: '计票',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
