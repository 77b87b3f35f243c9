export default definePageConfig({
  navigationBarTitleText: '消息',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
