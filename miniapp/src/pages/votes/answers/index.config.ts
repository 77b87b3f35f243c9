export default definePageConfig({
  navigationBarTitleText: '书面答复',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
