export default definePageConfig({ navigationBarTitleText: '栏目与值班' })
