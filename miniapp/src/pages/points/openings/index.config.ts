export default definePageConfig({
  navigationBarTitleText: '期初录入',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
