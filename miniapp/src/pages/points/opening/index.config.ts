export default definePageConfig({ navigationBarTitleText: '期初录入' })
