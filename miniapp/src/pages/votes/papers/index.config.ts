export default definePageConfig({
  navigationBarTitleText: '纸质选票',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
