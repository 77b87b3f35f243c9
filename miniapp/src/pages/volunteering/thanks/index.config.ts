export default definePageConfig({
  navigationBarTitleText: '感谢和名单',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
