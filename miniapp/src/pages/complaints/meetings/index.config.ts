export default definePageConfig({
  navigationBarTitleText: '环物会',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
