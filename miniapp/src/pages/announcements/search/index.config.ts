export default definePageConfig({ navigationBarTitleText: '搜通知' })
