export default definePageConfig({ navigationBarTitleText: '开始投票' })
