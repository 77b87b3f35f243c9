export default definePageConfig({
  navigationBarTitleText: '明细',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
