export default definePageConfig({
  navigationBarTitleText: '班次',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
