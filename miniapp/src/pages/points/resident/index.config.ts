export default definePageConfig({
  navigationBarTitleText: '住户的积分',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
