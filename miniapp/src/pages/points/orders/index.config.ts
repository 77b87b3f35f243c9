export default definePageConfig({
  navigationBarTitleText: '我的兑换',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
