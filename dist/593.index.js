export const id = 593;
export const ids = [593];
export const modules = {

/***/ 34593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   postCommand: () => (/* binding */ postCommand)
/* harmony export */ });
/** What the action does after its job: ends what the main step left running. */
async function postCommand(face) {
    face.info('nothing was left running');
}


/***/ })

};
