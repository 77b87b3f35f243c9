export default definePageConfig({
  navigationBarTitleText: '物品和服务',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
