export default definePageConfig({
  navigationBarTitleText: '里仁',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
