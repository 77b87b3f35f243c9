export default definePageConfig({
  navigationBarTitleText: '积分和时长',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
