import './elements.css'
