module.exports={hooks:{readPackage(p){ if(p.dependencies&&p.dependencies.next)p.dependencies.next='13.4.4'; return p}}}
