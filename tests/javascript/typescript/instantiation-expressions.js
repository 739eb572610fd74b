const a = b        ;
const c = d        , e = f.g          ;
h(i        , j        );
const k = [l        ];
const m = n        
const o = p        
q(r);
(s        )(t);
