import './elements.weapp.css'
