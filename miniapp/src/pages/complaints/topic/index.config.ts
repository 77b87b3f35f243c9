export default definePageConfig({
  navigationBarTitleText: '总单',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
