a        `b`;
a.b        `c${d          }e`;
a     `c`;
const f = g               `i`, j = k   `m`;
a < b + `c`;
