export default definePageConfig({ navigationBarTitleText: '住户与绑定' })
