export default definePageConfig({ navigationBarTitleText: '邻居的提问' })
