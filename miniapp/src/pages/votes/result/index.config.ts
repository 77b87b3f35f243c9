export default definePageConfig({
  navigationBarTitleText: '投票结果',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
