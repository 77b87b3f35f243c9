export default definePageConfig({
  navigationBarTitleText: '协调清单',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
