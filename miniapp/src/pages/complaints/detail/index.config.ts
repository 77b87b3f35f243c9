export default definePageConfig({
  navigationBarTitleText: '诉求',
  enableShareAppMessage: true,
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
