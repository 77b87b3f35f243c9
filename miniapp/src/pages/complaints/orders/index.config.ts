export default definePageConfig({
  navigationBarTitleText: '全部诉求',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
