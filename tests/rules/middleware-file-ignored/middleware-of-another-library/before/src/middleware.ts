import thunk from "redux-thunk";

export const middleware = [thunk];
