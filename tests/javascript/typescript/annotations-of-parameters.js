function a(b        , c         , d          = true, ...e          )       {}
const f = (g         ) => g;
const h = function (i        , { j, k = 1           }                            = { j: "" })         { return i + j + k; };
const l = ([m, n]                           , o = (p        ) => p)         => m + n + o("");
const q = async (r        ) => r;
