export default definePageConfig({
  navigationBarTitleText: '处理诉求',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
