'use strict';
(() => {
  const __defProp = Object.defineProperty
  const __export = (target, all) => {
    for (const name in all) { __defProp(target, name, { get: all[name], enumerable: true }) }
  }
  const __async = (__this, __arguments, generator) => {
    return new Promise((resolve, reject) => {
      const fulfilled = (value) => {
        try {
          step(generator.next(value))
        } catch (e) {
          reject(e)
        }
      }
      const rejected = (value) => {
        try {
          step(generator.throw(value))
        } catch (e) {
          reject(e)
        }
      }
      var step = (x) => x.done ? resolve(x.value) : Promise.resolve(x.value).then(fulfilled, rejected)
      step((generator = generator.apply(__this, __arguments)).next())
    })
  }

  const webauthn_json_exports = {}
  __export(webauthn_json_exports, {
    create: () => create,
    get: () => get,
    schema: () => schema,
    supported: () => supported
  })

  function base64urlToBuffer (baseurl64String) {
    const padding = '=='.slice(0, (4 - baseurl64String.length % 4) % 4)
    const base64String = baseurl64String.replace(/-/g, '+').replace(/_/g, '/') + padding
    const str = atob(base64String)
    const buffer = new ArrayBuffer(str.length)
    const byteView = new Uint8Array(buffer)
    for (let i = 0; i < str.length; i++) {
      byteView[i] = str.charCodeAt(i)
    }
    return buffer
  }
  function bufferToBase64url (buffer) {
    const byteView = new Uint8Array(buffer)
    let str = ''
    for (const charCode of byteView) {
      str += String.fromCharCode(charCode)
    }
    const base64String = btoa(str)
    const base64urlString = base64String.replace(/\+/g, '-').replace(
      /\//g,
      '_'
    ).replace(/=/g, '')
    return base64urlString
  }

  const copyValue = 'copy'
  const convertValue = 'convert'
  function convert (conversionFn, schema2, input) {
    if (schema2 === copyValue) {
      return input
    }
    if (schema2 === convertValue) {
      return conversionFn(input)
    }
    if (schema2 instanceof Array) {
      return input.map((v) => convert(conversionFn, schema2[0], v))
    }
    if (schema2 instanceof Object) {
      const output = {}
      for (const [key, schemaField] of Object.entries(schema2)) {
        if (schemaField.derive) {
          const v = schemaField.derive(input)
          if (v !== void 0) {
            input[key] = v
          }
        }
        if (!(key in input)) {
          if (schemaField.required) {
            throw new Error(`Missing key: ${key}`)
          }
          continue
        }
        if (input[key] == null) {
          output[key] = null
          continue
        }
        output[key] = convert(
          conversionFn,
          schemaField.schema,
          input[key]
        )
      }
      return output
    }
  }
  function derived (schema2, derive) {
    return {
      required: true,
      schema: schema2,
      derive
    }
  }
  function required (schema2) {
    return {
      required: true,
      schema: schema2
    }
  }
  function optional (schema2) {
    return {
      required: false,
      schema: schema2
    }
  }

  const publicKeyCredentialDescriptorSchema = {
    type: required(copyValue),
    id: required(convertValue),
    transports: optional(copyValue)
  }
  const simplifiedExtensionsSchema = {
    appid: optional(copyValue),
    appidExclude: optional(copyValue),
    credProps: optional(copyValue)
  }
  const simplifiedClientExtensionResultsSchema = {
    appid: optional(copyValue),
    appidExclude: optional(copyValue),
    credProps: optional(copyValue)
  }
  const credentialCreationOptions = {
    publicKey: required({
      rp: required(copyValue),
      user: required({
        id: required(convertValue),
        name: required(copyValue),
        displayName: required(copyValue)
      }),
      challenge: required(convertValue),
      pubKeyCredParams: required(copyValue),
      timeout: optional(copyValue),
      excludeCredentials: optional([publicKeyCredentialDescriptorSchema]),
      authenticatorSelection: optional(copyValue),
      attestation: optional(copyValue),
      extensions: optional(simplifiedExtensionsSchema)
    }),
    signal: optional(copyValue)
  }
  const publicKeyCredentialWithAttestation = {
    type: required(copyValue),
    id: required(copyValue),
    rawId: required(convertValue),
    authenticatorAttachment: optional(copyValue),
    response: required({
      clientDataJSON: required(convertValue),
      attestationObject: required(convertValue),
      transports: derived(
        copyValue,
        (response) => {
          let _a
          return ((_a = response.getTransports) == null ? void 0 : _a.call(response)) || []
        }
      )
    }),
    clientExtensionResults: derived(
      simplifiedClientExtensionResultsSchema,
      (pkc) => pkc.getClientExtensionResults()
    )
  }
  const credentialRequestOptions = {
    mediation: optional(copyValue),
    publicKey: required({
      challenge: required(convertValue),
      timeout: optional(copyValue),
      rpId: optional(copyValue),
      allowCredentials: optional([publicKeyCredentialDescriptorSchema]),
      userVerification: optional(copyValue),
      extensions: optional(simplifiedExtensionsSchema)
    }),
    signal: optional(copyValue)
  }
  const publicKeyCredentialWithAssertion = {
    type: required(copyValue),
    id: required(copyValue),
    rawId: required(convertValue),
    authenticatorAttachment: optional(copyValue),
    response: required({
      clientDataJSON: required(convertValue),
      authenticatorData: required(convertValue),
      signature: required(convertValue),
      userHandle: required(convertValue)
    }),
    clientExtensionResults: derived(
      simplifiedClientExtensionResultsSchema,
      (pkc) => pkc.getClientExtensionResults()
    )
  }
  var schema = {
    credentialCreationOptions,
    publicKeyCredentialWithAttestation,
    credentialRequestOptions,
    publicKeyCredentialWithAssertion
  }

  function createRequestFromJSON (requestJSON) {
    return convert(base64urlToBuffer, credentialCreationOptions, requestJSON)
  }
  function createResponseToJSON (credential) {
    return convert(
      bufferToBase64url,
      publicKeyCredentialWithAttestation,
      credential
    )
  }
  function create (requestJSON) {
    return __async(this, null, function * () {
      const credential = yield navigator.credentials.create(
        createRequestFromJSON(requestJSON)
      )
      return createResponseToJSON(credential)
    })
  }
  function getRequestFromJSON (requestJSON) {
    return convert(base64urlToBuffer, credentialRequestOptions, requestJSON)
  }
  function getResponseToJSON (credential) {
    return convert(
      bufferToBase64url,
      publicKeyCredentialWithAssertion,
      credential
    )
  }
  function get (requestJSON) {
    return __async(this, null, function * () {
      const credential = yield navigator.credentials.get(
        getRequestFromJSON(requestJSON)
      )
      return getResponseToJSON(credential)
    })
  }

  function supported () {
    return !!(navigator.credentials && navigator.credentials.create && navigator.credentials.get && window.PublicKeyCredential)
  }

  globalThis.webauthnJSON = webauthn_json_exports
})();
addEventListener("load", () => requestAnimationFrame(() => setTimeout(() => {
var htmx=function(){"use strict";const Q={onLoad:null,process:null,on:null,off:null,trigger:null,ajax:null,find:null,findAll:null,closest:null,values:function(e,t){const n=dn(e,t||"post");return n.values},remove:null,addClass:null,removeClass:null,toggleClass:null,takeClass:null,swap:null,defineExtension:null,removeExtension:null,logAll:null,logNone:null,logger:null,config:{historyEnabled:true,historyCacheSize:10,refreshOnHistoryMiss:false,defaultSwapStyle:"innerHTML",defaultSwapDelay:0,defaultSettleDelay:20,includeIndicatorStyles:true,indicatorClass:"htmx-indicator",requestClass:"htmx-request",addedClass:"htmx-added",settlingClass:"htmx-settling",swappingClass:"htmx-swapping",allowEval:true,allowScriptTags:true,inlineScriptNonce:"",inlineStyleNonce:"",attributesToSettle:["class","style","width","height"],withCredentials:false,timeout:0,wsReconnectDelay:"full-jitter",wsBinaryType:"blob",disableSelector:"[hx-disable], [data-hx-disable]",scrollBehavior:"instant",defaultFocusScroll:false,getCacheBusterParam:false,globalViewTransitions:false,methodsThatUseUrlParams:["get","delete"],selfRequestsOnly:true,ignoreTitle:false,scrollIntoViewOnBoost:true,triggerSpecsCache:null,disableInheritance:false,responseHandling:[{code:"204",swap:false},{code:"[23]..",swap:true},{code:"[45]..",swap:false,error:true}],allowNestedOobSwaps:true,historyRestoreAsHxRequest:true,reportValidityOfForms:false},parseInterval:null,location:location,_:null,version:"2.0.10"};Q.onLoad=j;Q.process=Ft;Q.on=ye;Q.off=xe;Q.trigger=ae;Q.ajax=Nn;Q.find=f;Q.findAll=y;Q.closest=g;Q.remove=z;Q.addClass=w;Q.removeClass=b;Q.toggleClass=G;Q.takeClass=W;Q.swap=_e;Q.defineExtension=_n;Q.removeExtension=zn;Q.logAll=$;Q.logNone=_;Q.parseInterval=d;Q._=e;const n={addTriggerHandler:St,bodyContains:se,canAccessLocalStorage:U,findThisElement:we,filterValues:yn,swap:_e,hasAttribute:s,getAttributeValue:a,getClosestAttributeValue:ne,getClosestMatch:A,getExpressionVars:Rn,getHeaders:mn,getInputValues:dn,getInternalData:oe,getSwapSpecification:bn,getTriggerSpecs:st,getTarget:Se,makeFragment:P,mergeObjects:le,makeSettleInfo:Sn,oobSwap:He,querySelectorExt:ce,settleImmediately:Yt,shouldCancel:ht,triggerEvent:ae,triggerErrorEvent:fe,withExtensions:Vt};const de=["get","post","put","delete","patch"];const R=de.map(function(e){return"[hx-"+e+"], [data-hx-"+e+"]"}).join(", ");function d(e){if(e==undefined){return undefined}let t=NaN;if(e.slice(-2)=="ms"){t=parseFloat(e.slice(0,-2))}else if(e.slice(-1)=="s"){t=parseFloat(e.slice(0,-1))*1e3}else if(e.slice(-1)=="m"){t=parseFloat(e.slice(0,-1))*1e3*60}else{t=parseFloat(e)}return isNaN(t)?undefined:t}function ee(e,t){return e instanceof Element&&e.getAttribute(t)}function s(e,t){return!!e.hasAttribute&&(e.hasAttribute(t)||e.hasAttribute("data-"+t))}function a(e,t){return ee(e,t)||ee(e,"data-"+t)}function c(e){const t=e.parentElement;if(!t&&e.parentNode instanceof ShadowRoot)return e.parentNode;return t}function te(){return document}function q(e,t){return e.getRootNode?e.getRootNode({composed:t}):te()}function A(e,t){while(e&&!t(e)){e=c(e)}return e||null}function o(e,t,n){const r=a(t,n);const o=a(t,"hx-disinherit");var i=a(t,"hx-inherit");if(e!==t){if(Q.config.disableInheritance){if(i&&(i==="*"||i.split(" ").indexOf(n)>=0)){return r}else{return null}}if(o&&(o==="*"||o.split(" ").indexOf(n)>=0)){return"unset"}}return r}function ne(t,n){let r=null;A(t,function(e){return!!(r=o(t,ue(e),n))});if(r!=="unset"){return r}}function h(e,t){return e instanceof Element&&e.matches(t)}function N(e){const t=/<([a-z][^\/\0>\x20\t\r\n\f]*)/i;const n=t.exec(e);if(n){return n[1].toLowerCase()}else{return""}}function I(e){if("parseHTMLUnsafe"in Document){return Document.parseHTMLUnsafe(e)}const t=new DOMParser;return t.parseFromString(e,"text/html")}function L(e,t){while(t.childNodes.length>0){e.append(t.childNodes[0])}}function r(e){const t=te().createElement("script");ie(e.attributes,function(e){t.setAttribute(e.name,e.value)});t.textContent=e.textContent;t.async=false;if(Q.config.inlineScriptNonce){t.nonce=Q.config.inlineScriptNonce}return t}function i(e){return e.matches("script")&&(e.type==="text/javascript"||e.type==="module"||e.type==="")}function D(e){Array.from(e.querySelectorAll("script")).forEach(e=>{if(i(e)){const t=r(e);const n=e.parentNode;try{n.insertBefore(t,e)}catch(e){H(e)}finally{e.remove()}}})}function P(e){const t=e.replace(/<head(\s[^>]*)?>[\s\S]*?<\/head>/i,"");const n=N(t);let r;if(n==="html"){r=new DocumentFragment;const i=I(e);L(r,i.body);r.title=i.title}else if(n==="body"){r=new DocumentFragment;const i=I(t);L(r,i.body);r.title=i.title}else{const i=I('<body><template class="internal-htmx-wrapper">'+t+"</template></body>");r=i.querySelector("template").content;r.title=i.title;var o=r.querySelector("title");if(o&&o.parentNode===r){o.remove();r.title=o.innerText}}if(r){if(Q.config.allowScriptTags){D(r)}else{r.querySelectorAll("script").forEach(e=>e.remove())}}return r}function re(e){if(e){e()}}function t(e,t){return Object.prototype.toString.call(e)==="[object "+t+"]"}function k(e){return typeof e==="function"}function M(e){return t(e,"Object")}function oe(e){const t="htmx-internal-data";let n=e[t];if(!n){n=e[t]={}}return n}function F(t){const n=[];if(t){for(let e=0;e<t.length;e++){n.push(t[e])}}return n}function ie(t,n){if(t){for(let e=0;e<t.length;e++){n(t[e])}}}function B(e){const t=e.getBoundingClientRect();const n=t.top;const r=t.bottom;return n<window.innerHeight&&r>=0}function se(e){return e.getRootNode({composed:true})===document}function X(e){return e.trim().split(/\s+/)}function le(e,t){for(const n in t){if(t.hasOwnProperty(n)){e[n]=t[n]}}return e}function v(e){try{return JSON.parse(e)}catch(e){H(e);return null}}function U(){const e="htmx:sessionStorageTest";try{sessionStorage.setItem(e,e);sessionStorage.removeItem(e);return true}catch(e){return false}}function V(e){try{const t=new URL(e,window.location.href);e=t.pathname+t.search}catch(e){}if(e!="/"){e=e.replace(/\/+$/,"")}return e}function e(e){return On(te().body,function(){return eval(e)})}function j(t){const e=Q.on("htmx:load",function(e){t(e.detail.elt)});return e}function $(){Q.logger=function(e,t,n){if(console){console.log(t,e,n)}}}function _(){Q.logger=null}function f(e,t){if(typeof e!=="string"){return e.querySelector(t)}else{return f(te(),e)}}function y(e,t){if(typeof e!=="string"){return e.querySelectorAll(t)}else{return y(te(),e)}}function x(){return window}function z(e,t){e=S(e);if(t){x().setTimeout(function(){z(e);e=null},t)}else{c(e).removeChild(e)}}function ue(e){return e instanceof Element?e:null}function J(e){return e instanceof HTMLElement?e:null}function K(e){return typeof e==="string"?e:null}function p(e){return e instanceof Element||e instanceof Document||e instanceof DocumentFragment?e:null}function w(e,t,n){e=ue(S(e));if(!e){return}if(n){x().setTimeout(function(){w(e,t);e=null},n)}else{e.classList&&e.classList.add(t)}}function b(e,t,n){let r=ue(S(e));if(!r){return}if(n){x().setTimeout(function(){b(r,t);r=null},n)}else{if(r.classList){r.classList.remove(t);if(r.classList.length===0){r.removeAttribute("class")}}}}function G(e,t){e=S(e);e.classList.toggle(t)}function W(e,t){e=S(e);ie(e.parentElement.children,function(e){b(e,t)});w(ue(e),t)}function g(e,t){e=ue(S(e));if(e){return e.closest(t)}return null}function l(e,t){return e.substring(0,t.length)===t}function Z(e,t){return e.substring(e.length-t.length)===t}function Y(e){const t=e.trim();if(l(t,"<")&&Z(t,"/>")){return t.substring(1,t.length-2)}else{return t}}function m(t,r,n){if(r.indexOf("global ")===0){return m(t,r.slice(7),true)}t=S(t);const o=[];{let t=0;let n=0;for(let e=0;e<r.length;e++){const l=r[e];if(l===","&&t===0){o.push(r.substring(n,e));n=e+1;continue}if(l==="<"){t++}else if(l==="/"&&e<r.length-1&&r[e+1]===">"){t--}}if(n<r.length){o.push(r.substring(n))}}const i=[];const s=[];while(o.length>0){const r=Y(o.shift());let e;if(r.indexOf("closest ")===0){e=g(ue(t),Y(r.slice(8)))}else if(r.indexOf("find ")===0){e=f(p(t),Y(r.slice(5)))}else if(r==="next"||r==="nextElementSibling"){e=ue(t).nextElementSibling}else if(r.indexOf("next ")===0){e=pe(t,Y(r.slice(5)),!!n)}else if(r==="previous"||r==="previousElementSibling"){e=ue(t).previousElementSibling}else if(r.indexOf("previous ")===0){e=ge(t,Y(r.slice(9)),!!n)}else if(r==="document"){e=document}else if(r==="window"){e=window}else if(r==="body"){e=document.body}else if(r==="root"){e=q(t,!!n)}else if(r==="host"){e=t.getRootNode().host}else{s.push(r)}if(e){i.push(e)}}if(s.length>0){const e=s.join(",");const u=p(q(t,!!n));i.push(...F(u.querySelectorAll(e)))}return i}var pe=function(t,e,n){const r=p(q(t,n)).querySelectorAll(e);for(let e=0;e<r.length;e++){const o=r[e];if(o.compareDocumentPosition(t)===Node.DOCUMENT_POSITION_PRECEDING){return o}}};var ge=function(t,e,n){const r=p(q(t,n)).querySelectorAll(e);for(let e=r.length-1;e>=0;e--){const o=r[e];if(o.compareDocumentPosition(t)===Node.DOCUMENT_POSITION_FOLLOWING){return o}}};function ce(e,t){if(typeof e!=="string"){return m(e,t)[0]}else{return m(te().body,e)[0]}}function S(e,t){if(typeof e==="string"){return f(p(t)||document,e)}else{return e}}function me(e,t,n,r){if(k(t)){return{target:te().body,event:K(e),listener:t,options:n}}else{return{target:S(e),event:K(t),listener:n,options:r}}}function ye(t,n,r,o){Gn(function(){const e=me(t,n,r,o);e.target.addEventListener(e.event,e.listener,e.options)});const e=k(n);return e?n:r}function xe(t,n,r){Gn(function(){const e=me(t,n,r);e.target.removeEventListener(e.event,e.listener)});return k(n)?n:r}const be=te().createElement("output");function ve(t,n){const e=ne(t,n);if(e){if(e==="this"){return[we(t,n)]}else{const r=m(t,e);const o=/(^|,)(\s*)inherit(\s*)($|,)/.test(e);if(o){const i=ue(A(t,function(e){return e!==t&&s(ue(e),n)}));if(i){r.push(...ve(i,n))}}if(r.length===0){H('The selector "'+e+'" on '+n+" returned no matches!");return[be]}else{return r}}}}function we(e,t){return ue(A(e,function(e){return a(ue(e),t)!=null}))}function Se(e){const t=ne(e,"hx-target");if(t){if(t==="this"){return we(e,"hx-target")}else{return ce(e,t)}}else{const n=oe(e);if(n.boosted){return te().body}else{return e}}}function Ee(e){return Q.config.attributesToSettle.includes(e)}function Ce(t,n){ie(Array.from(t.attributes),function(e){if(!n.hasAttribute(e.name)&&Ee(e.name)){t.removeAttribute(e.name)}});ie(n.attributes,function(e){if(Ee(e.name)){t.setAttribute(e.name,e.value)}})}function Oe(t,e){const n=Jn(e);for(let e=0;e<n.length;e++){const r=n[e];try{if(r.isInlineSwap(t)){return true}}catch(e){H(e)}}return t==="outerHTML"}function He(e,o,i,t){t=t||te();let n="#"+CSS.escape(ee(o,"id"));let s="outerHTML";if(e==="true"){}else if(e.indexOf(":")>0){s=e.substring(0,e.indexOf(":"));n=e.substring(e.indexOf(":")+1)}else{s=e}o.removeAttribute("hx-swap-oob");o.removeAttribute("data-hx-swap-oob");const r=m(t,n,false);if(r.length){ie(r,function(e){let t;const n=o.cloneNode(true);t=te().createDocumentFragment();t.appendChild(n);if(!Oe(s,e)){t=p(n)}const r={shouldSwap:true,target:e,fragment:t};if(!ae(e,"htmx:oobBeforeSwap",r))return;e=r.target;if(r.shouldSwap){Re(t);je(s,e,e,t,i);Te()}ie(i.elts,function(e){ae(e,"htmx:oobAfterSwap",r)})});o.parentNode.removeChild(o)}else{o.parentNode.removeChild(o);fe(te().body,"htmx:oobErrorNoTarget",{content:o,target:n})}return e}function Te(){const e=f("#--htmx-preserve-pantry--");if(e){for(const t of[...e.children]){const n=f("#"+t.id);n.parentNode.moveBefore(t,n);n.remove()}e.remove()}}function Re(e){ie(y(e,"[hx-preserve], [data-hx-preserve]"),function(e){const t=a(e,"id");const n=te().getElementById(t);if(n!=null){if(e.moveBefore){let e=f("#--htmx-preserve-pantry--");if(e==null){te().body.insertAdjacentHTML("afterend","<div id='--htmx-preserve-pantry--'></div>");e=f("#--htmx-preserve-pantry--")}e.moveBefore(n,null)}else{e.parentNode.replaceChild(n,e)}}})}function qe(i,e,s){ie(e.querySelectorAll("[id]"),function(t){const n=ee(t,"id");if(n&&n.length>0){const e=p(i);const r=e&&e.querySelector(CSS.escape(t.tagName)+"#"+CSS.escape(n));if(r&&r!==e){const o=t.cloneNode();Ce(t,r);s.tasks.push(function(){Ce(t,o)})}}})}function Ae(e){return function(){b(e,Q.config.addedClass);Ft(ue(e));Ne(p(e));ae(e,"htmx:load")}}function Ne(e){const t="[autofocus]";const n=J(h(e,t)?e:e.querySelector(t));if(n!=null){n.focus()}}function u(e,t,n,r){qe(e,n,r);while(n.childNodes.length>0){const o=n.firstChild;w(ue(o),Q.config.addedClass);e.insertBefore(o,t);if(o.nodeType!==Node.TEXT_NODE&&o.nodeType!==Node.COMMENT_NODE){r.tasks.push(Ae(o))}}}function Ie(e,t){let n=0;while(n<e.length){t=(t<<5)-t+e.charCodeAt(n++)|0}return t}function Le(t){let n=0;for(let e=0;e<t.attributes.length;e++){const r=t.attributes[e];if(r.value){n=Ie(r.name,n);n=Ie(r.value,n)}}return n}function De(t){const n=oe(t);if(n.onHandlers){for(let e=0;e<n.onHandlers.length;e++){const r=n.onHandlers[e];xe(t,r.event,r.listener)}delete n.onHandlers}}function Pe(e){const t=oe(e);if(t.timeout){clearTimeout(t.timeout)}if(t.listenerInfos){ie(t.listenerInfos,function(e){if(e.on){xe(e.on,e.trigger,e.listener)}})}De(e);ie(Object.keys(t),function(e){if(e!=="firstInitCompleted")delete t[e]})}function E(e){ae(e,"htmx:beforeCleanupElement");Pe(e);ie(e.children,function(e){E(e)})}function ke(t,e,n){if(t.tagName==="BODY"){return Ve(t,e,n)}let r;const o=t.previousSibling;const i=c(t);if(!i){return}u(i,t,e,n);if(o==null){r=i.firstChild}else{r=o.nextSibling}n.elts=n.elts.filter(function(e){return e!==t});while(r&&r!==t){if(r instanceof Element){n.elts.push(r)}r=r.nextSibling}E(t);t.remove()}function Me(e,t,n){return u(e,e.firstChild,t,n)}function Fe(e,t,n){return u(c(e),e,t,n)}function Be(e,t,n){return u(e,null,t,n)}function Xe(e,t,n){return u(c(e),e.nextSibling,t,n)}function Ue(e){E(e);const t=c(e);if(t){return t.removeChild(e)}}function Ve(e,t,n){const r=e.firstChild;u(e,r,t,n);if(r){while(r.nextSibling){E(r.nextSibling);e.removeChild(r.nextSibling)}E(r);e.removeChild(r)}}function je(t,e,n,r,o){switch(t){case"none":return;case"outerHTML":ke(n,r,o);return;case"afterbegin":Me(n,r,o);return;case"beforebegin":Fe(n,r,o);return;case"beforeend":Be(n,r,o);return;case"afterend":Xe(n,r,o);return;case"delete":Ue(n);return;default:var i=Jn(e);for(let e=0;e<i.length;e++){const s=i[e];try{const l=s.handleSwap(t,n,r,o);if(l){if(Array.isArray(l)){for(let e=0;e<l.length;e++){const u=l[e];if(u.nodeType!==Node.TEXT_NODE&&u.nodeType!==Node.COMMENT_NODE){o.tasks.push(Ae(u))}}}return}}catch(e){H(e)}}if(t==="innerHTML"){Ve(n,r,o)}else{je(Q.config.defaultSwapStyle,e,n,r,o)}}}function $e(e,n,r){var t=y(e,"[hx-swap-oob], [data-hx-swap-oob]");ie(t,function(e){if(Q.config.allowNestedOobSwaps||e.parentElement===null){const t=a(e,"hx-swap-oob");if(t!=null){He(t,e,n,r)}}else{e.removeAttribute("hx-swap-oob");e.removeAttribute("data-hx-swap-oob")}});return t.length>0}function _e(h,d,p,g){if(!g){g={}}let m=null;let n=null;let e=function(){re(g.beforeSwapCallback);h=S(h);const r=g.contextElement?q(g.contextElement,false):te();const e=document.activeElement;let t={};t={elt:e,start:e?e.selectionStart:null,end:e?e.selectionEnd:null};const o=Sn(h);if(p.swapStyle==="textContent"){h.textContent=d}else{let n=P(d);o.title=g.title||n.title;if(g.historyRequest){n=n.querySelector("[hx-history-elt],[data-hx-history-elt]")||n}if(g.selectOOB){const i=g.selectOOB.split(",");for(let t=0;t<i.length;t++){const s=i[t].split(":",2);let e=s[0].trim();if(e.indexOf("#")===0){e=e.substring(1)}const l=s[1]||"true";const u=n.querySelector("#"+e);if(u){He(l,u,o,r)}}}$e(n,o,r);ie(y(n,"template"),function(e){if(e.content&&$e(e.content,o,r)){e.remove()}});if(g.select){const c=te().createDocumentFragment();ie(n.querySelectorAll(g.select),function(e){c.appendChild(e)});n=c}Re(n);je(p.swapStyle,g.contextElement,h,n,o);Te()}if(t.elt&&!se(t.elt)&&ee(t.elt,"id")){const f=document.getElementById(ee(t.elt,"id"));const a={preventScroll:p.focusScroll!==undefined?!p.focusScroll:!Q.config.defaultFocusScroll};if(f){if(t.start&&f.setSelectionRange){try{f.setSelectionRange(t.start,t.end)}catch(e){}}f.focus(a)}}b(h,Q.config.swappingClass);ie(o.elts,function(e){if(e.classList){w(e,Q.config.settlingClass)}ae(e,"htmx:afterSwap",g.eventInfo)});re(g.afterSwapCallback);if(!p.ignoreTitle){Xn(o.title)}const n=function(){ie(o.tasks,function(e){e.call()});ie(o.elts,function(e){if(e.classList){b(e,Q.config.settlingClass)}ae(e,"htmx:afterSettle",g.eventInfo)});if(g.anchor){const e=ue(S("#"+g.anchor));if(e){e.scrollIntoView({block:"start",behavior:"auto"})}}En(o.elts,p);re(g.afterSettleCallback);re(m)};if(p.settleDelay>0){x().setTimeout(n,p.settleDelay)}else{n()}};let t=Q.config.globalViewTransitions;if(p.hasOwnProperty("transition")){t=p.transition}const r=g.contextElement||te();if(t&&ae(r,"htmx:beforeTransition",g.eventInfo)&&typeof Promise!=="undefined"&&document.startViewTransition){const o=new Promise(function(e,t){m=e;n=t});const i=e;e=function(){document.startViewTransition(function(){i();return o})}}try{if(p?.swapDelay&&p.swapDelay>0){x().setTimeout(e,p.swapDelay)}else{e()}}catch(e){fe(r,"htmx:swapError",g.eventInfo);re(n);throw e}}function ze(e,t,n){const r=e.getResponseHeader(t);if(r.indexOf("{")===0){const o=v(r);for(const i in o){if(o.hasOwnProperty(i)){let e=o[i];if(M(e)){n=e.target!==undefined?e.target:n}else{e={value:e}}ae(n,i,e)}}}else{const s=r.split(",");for(let e=0;e<s.length;e++){ae(n,s[e].trim(),[])}}}const Je=/\s/;const C=/[\s,]/;const Ke=/[_$a-zA-Z]/;const Ge=/[_$a-zA-Z0-9]/;const We=['"',"'","/"];const Ze=/[^\s]/;const Ye=/[{(]/;const Qe=/[})]/;function et(e){const t=[];let n=0;while(n<e.length){if(Ke.exec(e.charAt(n))){var r=n;while(Ge.exec(e.charAt(n+1))){n++}t.push(e.substring(r,n+1))}else if(We.indexOf(e.charAt(n))!==-1){const o=e.charAt(n);var r=n;n++;while(n<e.length&&e.charAt(n)!==o){if(e.charAt(n)==="\\"){n++}n++}t.push(e.substring(r,n+1))}else{const i=e.charAt(n);t.push(i)}n++}return t}function tt(e,t,n){return Ke.exec(e.charAt(0))&&e!=="true"&&e!=="false"&&e!=="this"&&e!==n&&t!=="."}function nt(r,o,i){if(o[0]==="["){o.shift();let e=1;let t=" return (function("+i+"){ return (";let n=null;while(o.length>0){const s=o[0];if(s==="]"){e--;if(e===0){if(n===null){t=t+"true"}o.shift();t+=")})";try{const l=On(r,function(){return Function(t)()},function(){return true});l.source=t;return l}catch(e){fe(te().body,"htmx:syntax:error",{error:e,source:t});return null}}}else if(s==="["){e++}if(tt(s,n,i)){t+="(("+i+"."+s+") ? ("+i+"."+s+") : (window."+s+"))"}else{t=t+s}n=o.shift()}}}function O(e,t){let n="";while(e.length>0&&!t.test(e[0])){n+=e.shift()}return n}function rt(e){let t;if(e.length>0&&Ye.test(e[0])){e.shift();t=O(e,Qe).trim();e.shift()}else{t=O(e,C)}return t}const ot="input, textarea, select";function it(e,t,n){const r=[];const o=et(t);do{O(o,Ze);const l=o.length;const u=O(o,/[,\[\s]/);if(u!==""){if(u==="every"){const c={trigger:"every"};O(o,Ze);c.pollInterval=d(O(o,/[,\[\s]/));O(o,Ze);var i=nt(e,o,"event");if(i){c.eventFilter=i}r.push(c)}else{const f={trigger:u};var i=nt(e,o,"event");if(i){f.eventFilter=i}O(o,Ze);while(o.length>0&&o[0]!==","){const a=o.shift();if(a==="changed"){f.changed=true}else if(a==="once"){f.once=true}else if(a==="consume"){f.consume=true}else if(a==="delay"&&o[0]===":"){o.shift();f.delay=d(O(o,C))}else if(a==="from"&&o[0]===":"){o.shift();if(Ye.test(o[0])){var s=rt(o)}else{var s=O(o,C);if(s==="closest"||s==="find"||s==="next"||s==="previous"){o.shift();const h=rt(o);if(h.length>0){s+=" "+h}}}f.from=s}else if(a==="target"&&o[0]===":"){o.shift();f.target=rt(o)}else if(a==="throttle"&&o[0]===":"){o.shift();f.throttle=d(O(o,C))}else if(a==="queue"&&o[0]===":"){o.shift();f.queue=O(o,C)}else if(a==="root"&&o[0]===":"){o.shift();f[a]=rt(o)}else if(a==="threshold"&&o[0]===":"){o.shift();f[a]=O(o,C)}else{fe(e,"htmx:syntax:error",{token:o.shift()})}O(o,Ze)}r.push(f)}}if(o.length===l){fe(e,"htmx:syntax:error",{token:o.shift()})}O(o,Ze)}while(o[0]===","&&o.shift());if(n){n[t]=r}return r}function st(e){const t=a(e,"hx-trigger");let n=[];if(t){const r=Q.config.triggerSpecsCache;n=r&&r[t]||it(e,t,r)}if(n.length>0){return n}else if(h(e,"form")){return[{trigger:"submit"}]}else if(h(e,'input[type="button"], input[type="submit"]')){return[{trigger:"click"}]}else if(h(e,ot)){return[{trigger:"change"}]}else{return[{trigger:"click"}]}}function lt(e){oe(e).cancelled=true}function ut(e,t,n){const r=oe(e);r.timeout=x().setTimeout(function(){if(se(e)&&r.cancelled!==true){if(!pt(n,e,Xt("hx:poll:trigger",{triggerSpec:n,target:e}))){t(e)}ut(e,t,n)}},n.pollInterval)}function ct(e){return location.hostname===e.hostname&&ee(e,"href")&&ee(e,"href").indexOf("#")!==0}function ft(e){return g(e,Q.config.disableSelector)}function at(t,n,e){if(t instanceof HTMLAnchorElement&&ct(t)&&(t.target===""||t.target==="_self")||t.tagName==="FORM"&&String(ee(t,"method")).toLowerCase()!=="dialog"){n.boosted=true;let r,o;if(t.tagName==="A"){r="get";o=ee(t,"href")}else{const i=ee(t,"method");r=i?i.toLowerCase():"get";o=ee(t,"action");if(o==null||o===""){o=location.href}if(r==="get"&&o.includes("?")){o=o.replace(/\?[^#]+/,"")}}e.forEach(function(e){gt(t,function(e,t){const n=ue(e);if(ft(n)){E(n);return}he(r,o,n,t)},n,e,true)})}}function ht(e,t){if(e.type==="submit"&&t.tagName==="FORM"){return true}else if(e.type==="click"){const n=t.closest('input[type="submit"], button');if(n&&n.form&&n.type==="submit"){return true}const r=t.closest("a");const o=/^#.+/;if(r&&r.href&&!o.test(r.getAttribute("href"))){return true}}return false}function dt(e,t){return oe(e).boosted&&e instanceof HTMLAnchorElement&&t.type==="click"&&(t.ctrlKey||t.metaKey)}function pt(e,t,n){const r=e.eventFilter;if(r){try{return r.call(t,n)!==true}catch(e){const o=r.source;fe(te().body,"htmx:eventFilter:error",{error:e,source:o});return true}}return false}function gt(l,u,e,c,f){const a=oe(l);let t;if(c.from){t=m(l,c.from)}else{t=[l]}if(c.changed){if(!("lastValue"in a)){a.lastValue=new WeakMap}t.forEach(function(e){if(!a.lastValue.has(c)){a.lastValue.set(c,new WeakMap)}a.lastValue.get(c).set(e,e.value)})}ie(t,function(i){const s=function(e){if(!se(l)){i.removeEventListener(c.trigger,s);return}if(dt(l,e)){return}if(f||ht(e,i)){e.preventDefault()}if(pt(c,l,e)){return}const t=oe(e);t.triggerSpec=c;if(t.handledFor==null){t.handledFor=[]}if(t.handledFor.indexOf(l)<0){t.handledFor.push(l);if(c.consume){e.stopPropagation()}if(c.target&&e.target){if(!h(ue(e.target),c.target)){return}}if(c.once){if(a.triggeredOnce){return}else{a.triggeredOnce=true}}if(c.changed){const n=e.target;const r=n.value;const o=a.lastValue.get(c);if(o.has(n)&&o.get(n)===r){return}o.set(n,r)}if(a.delayed){clearTimeout(a.delayed)}if(a.throttle){return}if(c.throttle>0){if(!a.throttle){ae(l,"htmx:trigger");u(l,e);a.throttle=x().setTimeout(function(){a.throttle=null},c.throttle)}}else if(c.delay>0){a.delayed=x().setTimeout(function(){ae(l,"htmx:trigger");u(l,e)},c.delay)}else{ae(l,"htmx:trigger");u(l,e)}}};if(e.listenerInfos==null){e.listenerInfos=[]}e.listenerInfos.push({trigger:c.trigger,listener:s,on:i});i.addEventListener(c.trigger,s)})}let mt=false;let yt=null;function xt(){if(!yt){yt=function(){mt=true};window.addEventListener("scroll",yt);window.addEventListener("resize",yt);setInterval(function(){if(mt){mt=false;ie(te().querySelectorAll("[hx-trigger*='revealed'],[data-hx-trigger*='revealed']"),function(e){bt(e)})}},200)}}function bt(e){if(!s(e,"data-hx-revealed")&&B(e)){e.setAttribute("data-hx-revealed","true");const t=oe(e);if(t.initHash){ae(e,"revealed")}else{e.addEventListener("htmx:afterProcessNode",function(){ae(e,"revealed")},{once:true})}}}function vt(e,t,n,r){const o=function(){if(!n.loaded){n.loaded=true;ae(e,"htmx:trigger");t(e)}};if(r>0){x().setTimeout(o,r)}else{o()}}function wt(t,n,e){let i=false;ie(de,function(r){if(s(t,"hx-"+r)){const o=a(t,"hx-"+r);i=true;n.path=o;n.verb=r;e.forEach(function(e){St(t,e,n,function(e,t){const n=ue(e);if(ft(n)){E(n);return}he(r,o,n,t)})})}});return i}function St(r,e,t,n){if(e.trigger==="revealed"){xt();gt(r,n,t,e);bt(ue(r))}else if(e.trigger==="intersect"){const o={};if(e.root){o.root=ce(r,e.root)}if(e.threshold){o.threshold=parseFloat(e.threshold)}const i=new IntersectionObserver(function(t){for(let e=0;e<t.length;e++){const n=t[e];if(n.isIntersecting){ae(r,"intersect");break}}},o);i.observe(ue(r));gt(ue(r),n,t,e)}else if(!t.firstInitCompleted&&e.trigger==="load"){if(!pt(e,r,Xt("load",{elt:r}))){vt(ue(r),n,t,e.delay)}}else if(e.pollInterval>0){t.polling=true;ut(ue(r),n,e)}else{gt(r,n,t,e)}}function Et(e){const t=ue(e);if(!t){return false}const n=t.attributes;for(let e=0;e<n.length;e++){const r=n[e].name;if(l(r,"hx-on:")||l(r,"data-hx-on:")||l(r,"hx-on-")||l(r,"data-hx-on-")){return true}}return false}const Ct=(new XPathEvaluator).createExpression('.//*[@*[ starts-with(name(), "hx-on:") or starts-with(name(), "data-hx-on:") or'+' starts-with(name(), "hx-on-") or starts-with(name(), "data-hx-on-") ]]');function Ot(e,t){if(Et(e)){t.push(ue(e))}const n=Ct.evaluate(e);let r=null;while(r=n.iterateNext())t.push(ue(r))}function Ht(e){const t=[];if(e instanceof DocumentFragment){for(const n of e.childNodes){Ot(n,t)}}else{Ot(e,t)}return t}function Tt(e){if(e.querySelectorAll){const n=", [hx-boost] a, [data-hx-boost] a, a[hx-boost], a[data-hx-boost]";const r=[];for(const i in jn){const s=jn[i];if(s.getSelectors){var t=s.getSelectors();if(t){r.push(t)}}}const o=e.querySelectorAll(R+n+", form, [type='submit'],"+" [hx-ext], [data-hx-ext], [hx-trigger], [data-hx-trigger]"+r.flat().map(e=>", "+e).join(""));return o}else{return[]}}function Rt(e){const t=At(e.target);const n=It(e);if(n){n.lastButtonClicked=t}}function qt(e){const t=It(e);if(t){t.lastButtonClicked=null}}function At(e){return g(ue(e),"button, input[type='submit']")}function Nt(e){return e.form||g(e,"form")}function It(e){const t=At(e.target);if(!t){return}const n=Nt(t);if(!n){return}return oe(n)}function Lt(e){e.addEventListener("click",Rt);e.addEventListener("focusin",Rt);e.addEventListener("focusout",qt)}function Dt(t,e,n){const r=oe(t);if(!Array.isArray(r.onHandlers)){r.onHandlers=[]}let o;const i=function(e){On(t,function(){if(ft(t)){return}if(!o){o=new Function("event",n)}o.call(t,e)})};t.addEventListener(e,i);r.onHandlers.push({event:e,listener:i})}function Pt(t){De(t);for(let e=0;e<t.attributes.length;e++){const n=t.attributes[e].name;const r=t.attributes[e].value;if(l(n,"hx-on")||l(n,"data-hx-on")){const o=n.indexOf("-on")+3;const i=n.slice(o,o+1);if(i==="-"||i===":"){let e=n.slice(o+1);if(l(e,":")){e="htmx"+e}else if(l(e,"-")){e="htmx:"+e.slice(1)}else if(l(e,"htmx-")){e="htmx:"+e.slice(5)}Dt(t,e,r)}}}}function kt(t){ae(t,"htmx:beforeProcessNode");const n=oe(t);const e=st(t);const r=wt(t,n,e);if(!r){if(ne(t,"hx-boost")==="true"){at(t,n,e)}else if(s(t,"hx-trigger")){e.forEach(function(e){St(t,e,n,function(){})})}}if(t.tagName==="FORM"||ee(t,"type")==="submit"&&s(t,"form")){Lt(t)}n.firstInitCompleted=true;ae(t,"htmx:afterProcessNode")}function Mt(e){if(!(e instanceof Element)){return false}const t=oe(e);const n=Le(e);if(t.initHash!==n){Pe(e);t.initHash=n;return true}return false}function Ft(e){e=S(e);if(ft(e)){E(e);return}const t=[];if(Mt(e)){t.push(e)}ie(Tt(e),function(e){if(ft(e)){E(e);return}if(Mt(e)){t.push(e)}});ie(Ht(e),Pt);ie(t,kt)}function Bt(e){return e.replace(/([a-z0-9])([A-Z])/g,"$1-$2").toLowerCase()}function Xt(e,t){return new CustomEvent(e,{bubbles:true,cancelable:true,composed:true,detail:t})}function fe(e,t,n){ae(e,t,le({error:t},n))}function Ut(e){return e==="htmx:afterProcessNode"}function Vt(e,t,n){ie(Jn(e,[],n),function(e){try{t(e)}catch(e){H(e)}})}function H(e){console.error(e)}function ae(e,t,n){e=S(e);if(n==null){n={}}n.elt=e;const r=Xt(t,n);if(Q.logger&&!Ut(t)){Q.logger(e,t,n)}if(n.error){H(n.error+(n.target?", "+n.target:""));ae(e,"htmx:error",{errorInfo:n})}let o=e.dispatchEvent(r);const i=Bt(t);if(o&&i!==t){const s=Xt(i,r.detail);o=o&&e.dispatchEvent(s)}Vt(ue(e),function(e){o=o&&(e.onEvent(t,r)!==false&&!r.defaultPrevented)});return o}let jt;function $t(e){jt=e;if(U()){sessionStorage.setItem("htmx-current-path-for-history",e)}}$t(location.pathname+location.search);function _t(){const e=te().querySelector("[hx-history-elt],[data-hx-history-elt]");return e||te().body}function zt(t,e){if(!U()){return}const n=Kt(e);const r=te().title;const o=window.scrollY;if(Q.config.historyCacheSize<=0){sessionStorage.removeItem("htmx-history-cache");return}t=V(t);const i=v(sessionStorage.getItem("htmx-history-cache"))||[];for(let e=0;e<i.length;e++){if(i[e].url===t){i.splice(e,1);break}}const s={url:t,content:n,title:r,scroll:o};ae(te().body,"htmx:historyItemCreated",{item:s,cache:i});i.push(s);while(i.length>Q.config.historyCacheSize){i.shift()}while(i.length>0){try{sessionStorage.setItem("htmx-history-cache",JSON.stringify(i));break}catch(e){fe(te().body,"htmx:historyCacheError",{cause:e,cache:i});i.shift()}}}function Jt(t){if(!U()){return null}t=V(t);const n=v(sessionStorage.getItem("htmx-history-cache"))||[];for(let e=0;e<n.length;e++){if(n[e].url===t){return n[e]}}return null}function Kt(e){const t=Q.config.requestClass;const n=e.cloneNode(true);ie(y(n,"."+t),function(e){b(e,t)});ie(y(n,"[data-disabled-by-htmx]"),function(e){e.removeAttribute("disabled")});return n.innerHTML}function Gt(){const e=_t();let t=jt;if(U()){t=sessionStorage.getItem("htmx-current-path-for-history")}t=t||location.pathname+location.search;const n=te().querySelector('[hx-history="false" i],[data-hx-history="false" i]');if(!n){ae(te().body,"htmx:beforeHistorySave",{path:t,historyElt:e});zt(t,e)}if(Q.config.historyEnabled)history.replaceState({htmx:true},te().title,location.href)}function Wt(e){if(Q.config.getCacheBusterParam){e=e.replace(/org\.htmx\.cache-buster=[^&]*&?/,"");if(Z(e,"&")||Z(e,"?")){e=e.slice(0,-1)}}if(Q.config.historyEnabled){history.pushState({htmx:true},"",e)}$t(e)}function Zt(e){if(Q.config.historyEnabled)history.replaceState({htmx:true},"",e);$t(e)}function Yt(e){ie(e,function(e){e.call(undefined)})}function Qt(e){const t=new XMLHttpRequest;const n={swapStyle:"innerHTML",swapDelay:0,settleDelay:0};const r={path:e,xhr:t,historyElt:_t(),swapSpec:n};t.open("GET",e,true);if(Q.config.historyRestoreAsHxRequest){t.setRequestHeader("HX-Request","true")}t.setRequestHeader("HX-History-Restore-Request","true");t.setRequestHeader("HX-Current-URL",location.href);t.onload=function(){if(this.status>=200&&this.status<400){r.response=this.response;ae(te().body,"htmx:historyCacheMissLoad",r);_e(r.historyElt,r.response,n,{contextElement:r.historyElt,historyRequest:true});$t(r.path);ae(te().body,"htmx:historyRestore",{path:e,cacheMiss:true,serverResponse:r.response})}else{fe(te().body,"htmx:historyCacheMissLoadError",r)}};if(ae(te().body,"htmx:historyCacheMiss",r)){t.send()}}function en(e){Gt();e=e||location.pathname+location.search;const t=Jt(e);if(t){const n={swapStyle:"innerHTML",swapDelay:0,settleDelay:0,scroll:t.scroll};const r={path:e,item:t,historyElt:_t(),swapSpec:n};if(ae(te().body,"htmx:historyCacheHit",r)){_e(r.historyElt,t.content,n,{contextElement:r.historyElt,title:t.title});$t(r.path);ae(te().body,"htmx:historyRestore",r)}}else{if(Q.config.refreshOnHistoryMiss){Q.location.reload(true)}else{Qt(e)}}}function tn(e){let t=ve(e,"hx-indicator");if(t==null){t=[e]}ie(t,function(e){const t=oe(e);t.requestCount=(t.requestCount||0)+1;w(e,Q.config.requestClass)});return t}function nn(e){let t=ve(e,"hx-disabled-elt");if(t==null){t=[]}ie(t,function(e){const t=oe(e);t.requestCount=(t.requestCount||0)+1;if(!e.hasAttribute("disabled")){e.setAttribute("disabled","");e.setAttribute("data-disabled-by-htmx","")}});return t}function rn(e,t){ie(e.concat(t),function(e){const t=oe(e);t.requestCount=(t.requestCount||1)-1});ie(e,function(e){const t=oe(e);if(t.requestCount===0){b(e,Q.config.requestClass)}});ie(t,function(e){const t=oe(e);if(t.requestCount===0&&e.hasAttribute("data-disabled-by-htmx")){e.removeAttribute("disabled");e.removeAttribute("data-disabled-by-htmx")}})}function on(t,n){for(let e=0;e<t.length;e++){const r=t[e];if(r.isSameNode(n)){return true}}return false}function sn(e){const t=e;if(t.name===""||t.name==null||t.disabled||g(t,"fieldset[disabled]")){return false}if(t.type==="button"||t.type==="submit"||t.tagName==="image"||t.tagName==="reset"||t.tagName==="file"){return false}if(t.type==="checkbox"||t.type==="radio"){return t.checked}return true}function ln(t,e,n){if(t!=null&&e!=null){if(Array.isArray(e)){e.forEach(function(e){n.append(t,e)})}else{n.append(t,e)}}}function un(t,n,r){if(t!=null&&n!=null){let e=r.getAll(t);if(Array.isArray(n)){e=e.filter(e=>n.indexOf(e)<0)}else{e=e.filter(e=>e!==n)}r.delete(t);ie(e,e=>r.append(t,e))}}function cn(e){if(e instanceof HTMLSelectElement&&e.multiple){return F(e.querySelectorAll("option:checked")).map(function(e){return e.value})}if(e instanceof HTMLInputElement&&e.files){return F(e.files)}return e.value}function fn(t,n,r,e,o){if(e==null||on(t,e)){return}else{t.push(e)}if(sn(e)){const i=ee(e,"name");ln(i,cn(e),n);if(o){an(e,r)}}if(e instanceof HTMLFormElement){ie(e.elements,function(e){if(t.indexOf(e)>=0){un(e.name,cn(e),n)}else{t.push(e)}if(o){an(e,r)}});new FormData(e).forEach(function(e,t){if(e instanceof File&&e.name===""){return}ln(t,e,n)})}}function an(e,t){const n=e;if(n.willValidate){ae(n,"htmx:validation:validate");if(!n.checkValidity()){if(ae(n,"htmx:validation:failed",{message:n.validationMessage,validity:n.validity})&&!t.length&&Q.config.reportValidityOfForms){n.reportValidity()}t.push({elt:n,message:n.validationMessage,validity:n.validity})}}}function hn(n,e){for(const t of e.keys()){n.delete(t)}e.forEach(function(e,t){n.append(t,e)});return n}function dn(e,t){const n=[];const r=new FormData;const o=new FormData;const i=[];const s=oe(e);if(s.lastButtonClicked&&!se(s.lastButtonClicked)){s.lastButtonClicked=null}let l=e instanceof HTMLFormElement&&e.noValidate!==true||a(e,"hx-validate")==="true";if(s.lastButtonClicked){l=l&&s.lastButtonClicked.formNoValidate!==true}if(t!=="get"){fn(n,o,i,Nt(e),l)}fn(n,r,i,e,l);if(s.lastButtonClicked||e.tagName==="BUTTON"||e.tagName==="INPUT"&&ee(e,"type")==="submit"){const c=s.lastButtonClicked||e;const f=ee(c,"name");ln(f,c.value,o)}const u=ve(e,"hx-include");ie(u,function(e){fn(n,r,i,ue(e),l);if(!h(e,"form")){ie(p(e).querySelectorAll(ot),function(e){fn(n,r,i,e,l)})}});hn(r,o);return{errors:i,formData:r,values:kn(r)}}function pn(e,t,n){if(e!==""){e+="&"}if(String(n)==="[object Object]"){n=JSON.stringify(n)}const r=encodeURIComponent(n);e+=encodeURIComponent(t)+"="+r;return e}function gn(e){e=Dn(e);let n="";e.forEach(function(e,t){n=pn(n,t,e)});return n}function mn(e,t,n){const r={"HX-Request":"true","HX-Trigger":ee(e,"id"),"HX-Trigger-Name":ee(e,"name"),"HX-Target":a(t,"id"),"HX-Current-URL":location.href};Cn(e,"hx-headers",false,r);if(n!==undefined){r["HX-Prompt"]=n}if(oe(e).boosted){r["HX-Boosted"]="true"}return r}function yn(n,e){const t=ne(e,"hx-params");if(t){if(t==="none"){return new FormData}else if(t==="*"){return n}else if(t.indexOf("not ")===0){ie(t.slice(4).split(","),function(e){e=e.trim();n.delete(e)});return n}else{const r=new FormData;ie(t.split(","),function(t){t=t.trim();if(n.has(t)){n.getAll(t).forEach(function(e){r.append(t,e)})}});return r}}else{return n}}function xn(e){return!!ee(e,"href")&&ee(e,"href").indexOf("#")>=0}function bn(e,t){const n=t||ne(e,"hx-swap");const r={swapStyle:oe(e).boosted?"innerHTML":Q.config.defaultSwapStyle,swapDelay:Q.config.defaultSwapDelay,settleDelay:Q.config.defaultSettleDelay};if(Q.config.scrollIntoViewOnBoost&&oe(e).boosted&&!xn(e)){r.show="top"}if(n){const s=X(n);if(s.length>0){for(let e=0;e<s.length;e++){const l=s[e];if(l.indexOf("swap:")===0){r.swapDelay=d(l.slice(5))}else if(l.indexOf("settle:")===0){r.settleDelay=d(l.slice(7))}else if(l.indexOf("transition:")===0){r.transition=l.slice(11)==="true"}else if(l.indexOf("ignoreTitle:")===0){r.ignoreTitle=l.slice(12)==="true"}else if(l.indexOf("scroll:")===0){const u=l.slice(7);var o=u.split(":");const c=o.pop();var i=o.length>0?o.join(":"):null;r.scroll=c;r.scrollTarget=i}else if(l.indexOf("show:")===0){const f=l.slice(5);var o=f.split(":");const a=o.pop();var i=o.length>0?o.join(":"):null;r.show=a;r.showTarget=i}else if(l.indexOf("focus-scroll:")===0){const h=l.slice("focus-scroll:".length);r.focusScroll=h=="true"}else if(e==0){r.swapStyle=l}else{H("Unknown modifier in hx-swap: "+l)}}}}return r}function vn(e){return ne(e,"hx-encoding")==="multipart/form-data"||h(e,"form")&&ee(e,"enctype")==="multipart/form-data"}function wn(t,n,r){let o=null;Vt(n,function(e){if(o==null){o=e.encodeParameters(t,r,n)}});if(o!=null){return o}else{if(vn(n)){return hn(new FormData,Dn(r))}else{return gn(r)}}}function Sn(e){return{tasks:[],elts:[e]}}function En(e,t){const n=e[0];const r=e[e.length-1];if(t.scroll){var o=null;if(t.scrollTarget){o=ue(ce(n,t.scrollTarget))}if(t.scroll==="top"&&(n||o)){o=o||n;o.scrollTop=0}if(t.scroll==="bottom"&&(r||o)){o=o||r;o.scrollTop=o.scrollHeight}if(typeof t.scroll==="number"){x().setTimeout(function(){window.scrollTo(0,t.scroll)},0)}}if(t.show){var o=null;if(t.showTarget){let e=t.showTarget;if(t.showTarget==="window"){e="body"}o=ue(ce(n,e))}if(t.show==="top"&&(n||o)){o=o||n;o.scrollIntoView({block:"start",behavior:Q.config.scrollBehavior})}if(t.show==="bottom"&&(r||o)){o=o||r;o.scrollIntoView({block:"end",behavior:Q.config.scrollBehavior})}}}function Cn(r,e,o,i,s){if(i==null){i={}}if(r==null){return i}const l=a(r,e);if(l){let e=l.trim();let t=o;if(e==="unset"){return null}if(e.indexOf("javascript:")===0){e=e.slice(11);t=true}else if(e.indexOf("js:")===0){e=e.slice(3);t=true}if(e.indexOf("{")!==0){e="{"+e+"}"}let n;if(t){n=On(r,function(){if(s){return Function("event","return ("+e+")").call(r,s)}else{return Function("return ("+e+")").call(r)}},{})}else{n=v(e)}for(const u in n){if(n.hasOwnProperty(u)){if(i[u]==null){i[u]=n[u]}}}}return Cn(ue(c(r)),e,o,i,s)}function On(e,t,n){if(Q.config.allowEval){return t()}else{fe(e,"htmx:evalDisallowedError");return n}}function Hn(e,t,n){return Cn(e,"hx-vars",true,n,t)}function Tn(e,t,n){return Cn(e,"hx-vals",false,n,t)}function Rn(e,t){return le(Hn(e,t),Tn(e,t))}function qn(t,n,r){if(r!==null){try{t.setRequestHeader(n,r)}catch(e){t.setRequestHeader(n,encodeURIComponent(r));t.setRequestHeader(n+"-URI-AutoEncoded","true")}}}function An(t){if(t.responseURL){try{const e=new URL(t.responseURL);return e.pathname+e.search}catch(e){fe(te().body,"htmx:badResponseUrl",{url:t.responseURL})}}}function T(e,t){return t.test(e.getAllResponseHeaders())}function Nn(t,n,r){t=t.toLowerCase();if(r){if(r instanceof Element||typeof r==="string"){return he(t,n,null,null,{targetOverride:S(r)||be,returnPromise:true})}else{let e=S(r.target);if(r.target&&!e||r.source&&!e&&!S(r.source)){e=be}return he(t,n,S(r.source),r.event,{handler:r.handler,headers:r.headers,values:r.values,targetOverride:e,swapOverride:r.swap,select:r.select,returnPromise:true,push:r.push,replace:r.replace,selectOOB:r.selectOOB})}}else{return he(t,n,null,null,{returnPromise:true})}}function In(e){const t=[];while(e){t.push(e);e=e.parentElement}return t}function Ln(e,t,n){const r=new URL(t,location.protocol!=="about:"?location.href:window.origin);const o=location.protocol!=="about:"?location.origin:window.origin;const i=o===r.origin;if(Q.config.selfRequestsOnly){if(!i){return false}}return ae(e,"htmx:validateUrl",le({url:r,sameHost:i},n))}function Dn(e){if(e instanceof FormData)return e;const t=new FormData;for(const n in e){if(e.hasOwnProperty(n)){if(e[n]&&typeof e[n].forEach==="function"){e[n].forEach(function(e){t.append(n,e)})}else if(typeof e[n]==="object"&&!(e[n]instanceof Blob)){t.append(n,JSON.stringify(e[n]))}else{t.append(n,e[n])}}}return t}function Pn(r,o,e){return new Proxy(e,{get:function(t,e){if(typeof e==="number")return t[e];if(e==="length")return t.length;if(e==="push"){return function(e){t.push(e);r.append(o,e)}}if(typeof t[e]==="function"){return function(){t[e].apply(t,arguments);r.delete(o);t.forEach(function(e){r.append(o,e)})}}if(t[e]&&t[e].length===1){return t[e][0]}else{return t[e]}},set:function(e,t,n){e[t]=n;r.delete(o);e.forEach(function(e){r.append(o,e)});return true}})}function kn(o){return new Proxy(o,{get:function(e,t){if(typeof t==="symbol"){const r=Reflect.get(e,t);if(typeof r==="function"){return function(){return r.apply(o,arguments)}}else{return r}}if(t==="toJSON"){return()=>Object.fromEntries(o)}if(t in e){if(typeof e[t]==="function"){return function(){return o[t].apply(o,arguments)}}}const n=o.getAll(t);if(n.length===0){return undefined}else if(n.length===1){return n[0]}else{return Pn(e,t,n)}},set:function(t,n,e){if(typeof n!=="string"){return false}t.delete(n);if(e&&typeof e.forEach==="function"){e.forEach(function(e){t.append(n,e)})}else if(typeof e==="object"&&!(e instanceof Blob)){t.append(n,JSON.stringify(e))}else{t.append(n,e)}return true},deleteProperty:function(e,t){if(typeof t==="string"){e.delete(t)}return true},ownKeys:function(e){return Reflect.ownKeys(Object.fromEntries(e))},getOwnPropertyDescriptor:function(e,t){return Reflect.getOwnPropertyDescriptor(Object.fromEntries(e),t)}})}function he(t,n,r,o,i,k){let s=null;let l=null;i=i!=null?i:{};if(i.returnPromise&&typeof Promise!=="undefined"){var e=new Promise(function(e,t){s=e;l=t})}if(r==null){r=te().body}const M=i.handler||Vn;const F=i.select||null;if(!se(r)){re(s);return e}const u=i.targetOverride||ue(Se(r));if(u==null||u==be){fe(r,"htmx:targetError",{target:ne(r,"hx-target")});re(l);return e}let c=oe(r);const f=c.lastButtonClicked;if(f){const A=ee(f,"formaction");if(A!=null){n=A}const N=ee(f,"formmethod");if(N!=null){if(de.includes(N.toLowerCase())){t=N}else{re(s);return e}}}const a=ne(r,"hx-confirm");if(k===undefined){const K=function(e){return he(t,n,r,o,i,!!e)};const G={target:u,elt:r,path:n,verb:t,triggeringEvent:o,etc:i,issueRequest:K,question:a};if(ae(r,"htmx:confirm",G)===false){re(s);return e}}let h=r;let d=ne(r,"hx-sync");let p=null;let B=false;if(d){const I=d.split(":");const L=I[0].trim();if(L==="this"){h=we(r,"hx-sync")}else{h=ue(ce(r,L))}d=(I[1]||"drop").trim();c=oe(h);if(d==="drop"&&c.xhr&&c.abortable!==true){re(s);return e}else if(d==="abort"){if(c.xhr){re(s);return e}else{B=true}}else if(d==="replace"){ae(h,"htmx:abort")}else if(d.indexOf("queue")===0){const W=d.split(" ");p=(W[1]||"last").trim()}}if(c.xhr){if(c.abortable){ae(h,"htmx:abort")}else{if(p==null){if(o){const D=oe(o);if(D&&D.triggerSpec&&D.triggerSpec.queue){p=D.triggerSpec.queue}}if(p==null){p="last"}}if(c.queuedRequests==null){c.queuedRequests=[]}if(p==="first"&&c.queuedRequests.length===0){c.queuedRequests.push(function(){he(t,n,r,o,i)})}else if(p==="all"){c.queuedRequests.push(function(){he(t,n,r,o,i)})}else if(p==="last"){c.queuedRequests=[];c.queuedRequests.push(function(){he(t,n,r,o,i)})}re(s);return e}}const g=new XMLHttpRequest;c.xhr=g;c.abortable=B;const m=function(){c.xhr=null;c.abortable=false;if(c.queuedRequests!=null&&c.queuedRequests.length>0){const e=c.queuedRequests.shift();e()}};const X=ne(r,"hx-prompt");if(X){var y=prompt(X);if(y===null||!ae(r,"htmx:prompt",{prompt:y,target:u})){re(s);m();return e}}if(a&&!k){if(!confirm(a)){re(s);m();return e}}let x=mn(r,u,y);if(t!=="get"&&!vn(r)){x["Content-Type"]="application/x-www-form-urlencoded"}if(i.headers){x=le(x,i.headers)}const U=dn(r,t);let b=U.errors;const V=U.formData;if(i.values){hn(V,Dn(i.values))}const j=Dn(Rn(r,o));const v=hn(V,j);let w=yn(v,r);if(Q.config.getCacheBusterParam&&t==="get"){w.set("org.htmx.cache-buster",ee(u,"id")||"true")}if(n==null||n===""){n=location.href}const S=Cn(r,"hx-request");const $=oe(r).boosted;let E=Q.config.methodsThatUseUrlParams.indexOf(t)>=0;const C={boosted:$,useUrlParams:E,formData:w,parameters:kn(w),unfilteredFormData:v,unfilteredParameters:kn(v),headers:x,elt:r,target:u,verb:t,errors:b,withCredentials:i.credentials||S.credentials||Q.config.withCredentials,timeout:i.timeout||S.timeout||Q.config.timeout,path:n,triggeringEvent:o};if(!ae(r,"htmx:configRequest",C)){re(s);m();return e}n=C.path;t=C.verb;x=C.headers;w=Dn(C.parameters);b=C.errors;E=C.useUrlParams;if(b&&b.length>0){ae(r,"htmx:validation:halted",C);re(s);m();return e}const _=n.split("#");const z=_[0];const O=_[1];let H=n;if(E){H=z;const Z=!w.keys().next().done;if(Z){if(H.indexOf("?")<0){H+="?"}else{H+="&"}H+=gn(w);if(O){H+="#"+O}}}if(!Ln(r,H,C)){fe(r,"htmx:invalidPath",C);re(l);m();return e}g.open(t.toUpperCase(),H,true);g.overrideMimeType("text/html");g.withCredentials=C.withCredentials;g.timeout=C.timeout;if(S.noHeaders){}else{for(const P in x){if(x.hasOwnProperty(P)){const Y=x[P];qn(g,P,Y)}}}const T={xhr:g,target:u,requestConfig:C,etc:i,boosted:$,select:F,pathInfo:{requestPath:n,finalRequestPath:H,responsePath:null,anchor:O}};g.onload=function(){try{const t=In(r);T.pathInfo.responsePath=An(g);M(r,T);if(T.keepIndicators!==true){rn(R,q)}ae(r,"htmx:afterRequest",T);ae(r,"htmx:afterOnLoad",T);if(!se(r)){let e=null;while(t.length>0&&e==null){const n=t.shift();if(se(n)){e=n}}if(e){ae(e,"htmx:afterRequest",T);ae(e,"htmx:afterOnLoad",T)}}re(s)}catch(e){fe(r,"htmx:onLoadError",le({error:e},T));throw e}finally{m()}};g.onerror=function(){rn(R,q);fe(r,"htmx:afterRequest",T);fe(r,"htmx:sendError",T);re(l);m()};g.onabort=function(){rn(R,q);fe(r,"htmx:afterRequest",T);fe(r,"htmx:sendAbort",T);re(l);m()};g.ontimeout=function(){rn(R,q);fe(r,"htmx:afterRequest",T);fe(r,"htmx:timeout",T);re(l);m()};if(!ae(r,"htmx:beforeRequest",T)){re(s);m();return e}var R=tn(r);var q=nn(r);ie(["loadstart","loadend","progress","abort"],function(t){ie([g,g.upload],function(e){e.addEventListener(t,function(e){ae(r,"htmx:xhr:"+t,{lengthComputable:e.lengthComputable,loaded:e.loaded,total:e.total})})})});ae(r,"htmx:beforeSend",T);const J=E?null:wn(g,r,w);g.send(J);return e}function Mn(e,t){const n=t.xhr;let r=null;let o=null;if(T(n,/HX-Push:/i)){r=n.getResponseHeader("HX-Push");o="push"}else if(T(n,/HX-Push-Url:/i)){r=n.getResponseHeader("HX-Push-Url");o="push"}else if(T(n,/HX-Replace-Url:/i)){r=n.getResponseHeader("HX-Replace-Url");o="replace"}if(r){if(r==="false"){return{}}else{return{type:o,path:r}}}const i=t.pathInfo.finalRequestPath;const s=t.pathInfo.responsePath;let l=t.etc.push||ne(e,"hx-push-url");let u=t.etc.replace||ne(e,"hx-replace-url");if(l==="false")l=null;if(u==="false")u=null;const c=oe(e).boosted;let f=null;let a=null;if(l){f="push";a=l}else if(u){f="replace";a=u}else if(c){f="push";a=s||i}if(a){if(a==="true"){a=s||i}if(t.pathInfo.anchor&&a.indexOf("#")===-1){a=a+"#"+t.pathInfo.anchor}return{type:f,path:a}}else{return{}}}function Fn(e,t){var n=new RegExp(e.code);return n.test(t.toString(10))}function Bn(e){for(var t=0;t<Q.config.responseHandling.length;t++){var n=Q.config.responseHandling[t];if(Fn(n,e.status)){return n}}return{swap:false}}function Xn(e){if(e){const t=f("title");if(t){t.textContent=e}else{window.document.title=e}}}function Un(e,t){if(t==="this"){return e}const n=ue(ce(e,t));if(n==null){fe(e,"htmx:targetError",{target:t});throw new Error(`Invalid re-target ${t}`)}return n}function Vn(t,e){const n=e.xhr;let r=e.target;const o=e.etc;const i=e.select;if(!ae(t,"htmx:beforeOnLoad",e))return;if(T(n,/HX-Trigger:/i)){ze(n,"HX-Trigger",t)}if(T(n,/HX-Location:/i)){let e=n.getResponseHeader("HX-Location");var s={};if(e.indexOf("{")===0){s=v(e);e=s.path;delete s.path}s.push=s.push??"true";Nn("get",e,s);return}const l=T(n,/HX-Refresh:/i)&&n.getResponseHeader("HX-Refresh")==="true";if(T(n,/HX-Redirect:/i)){e.keepIndicators=true;Q.location.href=n.getResponseHeader("HX-Redirect");l&&Q.location.reload();return}if(l){e.keepIndicators=true;Q.location.reload();return}const u=Mn(t,e);const c=Bn(n);const f=c.swap;let a=!!c.error;let h=Q.config.ignoreTitle||c.ignoreTitle;let d=c.select;if(c.target){e.target=Un(t,c.target)}var p=o.swapOverride;if(p==null&&c.swapOverride){p=c.swapOverride}if(T(n,/HX-Retarget:/i)){e.target=Un(t,n.getResponseHeader("HX-Retarget"))}if(T(n,/HX-Reswap:/i)){p=n.getResponseHeader("HX-Reswap")}var g=n.response;var m=le({shouldSwap:f,serverResponse:g,isError:a,ignoreTitle:h,selectOverride:d,swapOverride:p},e);if(c.event&&!ae(r,c.event,m))return;if(!ae(r,"htmx:beforeSwap",m))return;r=m.target;g=m.serverResponse;a=m.isError;h=m.ignoreTitle;d=m.selectOverride;p=m.swapOverride;e.target=r;e.failed=a;e.successful=!a;if(m.shouldSwap){if(n.status===286){lt(t)}Vt(t,function(e){g=e.transformResponse(g,n,t)});if(u.type){Gt()}var y=bn(t,p);if(!y.hasOwnProperty("ignoreTitle")){y.ignoreTitle=h}w(r,Q.config.swappingClass);if(i){d=i}if(T(n,/HX-Reselect:/i)){d=n.getResponseHeader("HX-Reselect")}const x=o.selectOOB||ne(t,"hx-select-oob");const b=ne(t,"hx-select");_e(r,g,y,{select:d==="unset"?null:d||b,selectOOB:x,eventInfo:e,anchor:e.pathInfo.anchor,contextElement:t,afterSwapCallback:function(){if(T(n,/HX-Trigger-After-Swap:/i)){let e=t;if(!se(t)){e=te().body}ze(n,"HX-Trigger-After-Swap",e)}},afterSettleCallback:function(){if(T(n,/HX-Trigger-After-Settle:/i)){let e=t;if(!se(t)){e=te().body}ze(n,"HX-Trigger-After-Settle",e)}},beforeSwapCallback:function(){if(u.type){ae(te().body,"htmx:beforeHistoryUpdate",le({history:u},e));if(u.type==="push"){Wt(u.path);ae(te().body,"htmx:pushedIntoHistory",{path:u.path})}else{Zt(u.path);ae(te().body,"htmx:replacedInHistory",{path:u.path})}}}})}if(a){fe(t,"htmx:responseError",le({error:"Response Status Error Code "+n.status+" from "+e.pathInfo.requestPath},e))}}const jn={};function $n(){return{init:function(e){return null},getSelectors:function(){return null},onEvent:function(e,t){return true},transformResponse:function(e,t,n){return e},isInlineSwap:function(e){return false},handleSwap:function(e,t,n,r){return false},encodeParameters:function(e,t,n){return null}}}function _n(e,t){if(t.init){t.init(n)}jn[e]=le($n(),t)}function zn(e){delete jn[e]}function Jn(e,n,r){if(n==undefined){n=[]}if(e==undefined){return n}if(r==undefined){r=[]}const t=a(e,"hx-ext");if(t){ie(t.split(","),function(e){e=e.replace(/ /g,"");if(e.slice(0,7)=="ignore:"){r.push(e.slice(7));return}if(r.indexOf(e)<0){const t=jn[e];if(t&&n.indexOf(t)<0){n.push(t)}}})}return Jn(ue(c(e)),n,r)}var Kn=false;te().addEventListener("DOMContentLoaded",function(){Kn=true});function Gn(e){if(Kn||te().readyState==="complete"){e()}else{te().addEventListener("DOMContentLoaded",e)}}function Wn(){if(Q.config.includeIndicatorStyles!==false){const e=Q.config.inlineStyleNonce?` nonce="${Q.config.inlineStyleNonce}"`:"";const t=Q.config.indicatorClass;const n=Q.config.requestClass;te().head.insertAdjacentHTML("beforeend",`<style${e}>`+`.${t}{opacity:0;visibility: hidden} `+`.${n} .${t}, .${n}.${t}{opacity:1;visibility: visible;transition: opacity 200ms ease-in}`+"</style>")}}function Zn(){const e=te().querySelector('meta[name="htmx-config"]');if(e){return v(e.content)}else{return null}}function Yn(){const e=Zn();if(e){Q.config=le(Q.config,e)}}Gn(function(){Yn();Wn();let e=te().body;Ft(e);const t=te().querySelectorAll("[hx-trigger='restored'],[data-hx-trigger='restored']");e.addEventListener("htmx:abort",function(e){const t=e.detail.elt||e.target;const n=oe(t);if(n&&n.xhr){n.xhr.abort()}});const n=window.onpopstate?window.onpopstate.bind(window):null;window.onpopstate=function(e){if(e.state&&e.state.htmx){en();ie(t,function(e){ae(e,"htmx:restored",{document:te(),triggerEvent:ae})})}else{if(n){n(e)}}};x().setTimeout(function(){ae(e,"htmx:load",{});e=null},0)});return Q}();
window.htmx = htmx;
})));
(() => {
"use strict";

const closeMenus = (except) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
};

document.addEventListener("click", (event) => {
  closeMenus(event.target.closest("details.menu"));
  const dismiss = event.target.closest("[data-dismiss-message]");
  if (dismiss) dismiss.closest(".message").remove();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.menu[open]");
  if (!open) return;
  closeMenus();
  open.querySelector("summary").focus();
});

document.addEventListener("submit", (event) => {
  const menu = event.target.closest("details.menu");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

const fillTimeZone = () => {
  for (const input of document.querySelectorAll("[data-browser-zone]")) {
    if (!input.value) input.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  }
};

const focusFirstError = (root) => {
  const field = root.querySelector(".is-invalid");
  if (field) field.focus();
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 5000);
});

const showFailure = (sentence) => {
  const template = document.getElementById("failure-message");
  const messages = document.getElementById("messages");
  if (!template || !messages) return;
  const message = template.content.cloneNode(true);
  message.querySelector(".message-text").textContent = sentence;
  messages.replaceChildren(message);
};

document.addEventListener("htmx:sendError", () => showFailure(document.body.dataset.offline));
document.addEventListener("htmx:responseError", () => showFailure(document.body.dataset.failed));
document.addEventListener("htmx:afterSettle", (event) => focusFirstError(event.detail.elt));

window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

document.addEventListener("submit", (event) => {
  if (event.target.getAttribute("action")?.endsWith("/logout/")) sessionStorage.setItem("leaving", "yes");
});

const forgetWhatWasKept = () => {
  if (!sessionStorage.getItem("leaving")) return;
  sessionStorage.removeItem("leaving");
  if (document.body.classList.contains("has-tabbar")) return;
  localStorage.clear();
  if ("caches" in window) caches.delete("callback-day-sheets");
};

const forgetOthersSheets = () => {
  const { account } = document.body.dataset;
  const owner = localStorage.getItem("callback:sheets-of");
  if (!account || !owner || owner === account || !("caches" in window)) return;
  caches.delete("callback-day-sheets");
  localStorage.removeItem("callback:sheets-of");
};

const FORTNIGHT = 14 * 24 * 3600 * 1000;

const forgetDrafts = () => {
  const { account } = document.body.dataset;
  for (const key of Object.keys(localStorage)) {
    const [, owner] = key.match(/^callback:(?:debrief|note):(\d+):/) ?? [];
    if (!owner) continue;
    const isOthers = account && account !== owner;
    const isOld = !(JSON.parse(localStorage.getItem(key))?.at > Date.now() - FORTNIGHT);
    if (isOthers || isOld) localStorage.removeItem(key);
  }
};

const whenIdle = window.requestIdleCallback ?? setTimeout;

whenIdle(() => {
  forgetWhatWasKept();
  forgetOthersSheets();
  forgetDrafts();
});
fillTimeZone();
focusFirstError(document);
})();
(() => {
"use strict";

let dragged = null;

const boardOf = (element) => element.closest?.("[data-board]");
const stageAt = (event) => (dragged ? event.target.closest?.("[data-stage]") : null);

const send = (card, stage) => {
  const [board, tick] = [boardOf(card), card.querySelector("[data-tick]")];
  if (stage === card.dataset.card) return;
  if (!tick.checked) for (const other of board.querySelectorAll("[data-tick]")) other.checked = other === tick;
  board.querySelector("[name=stage]").value = stage;
  board.requestSubmit(board.querySelector("[value=stage]"));
};

const mark = (place) => {
  for (const other of document.querySelectorAll("[data-stage].is-over")) other.classList.toggle("is-over", other === place);
  place?.classList.add("is-over");
};

const letGo = () => {
  mark(null);
  dragged?.classList.remove("is-dragged");
  document.body.classList.remove("is-dragging");
  for (const bar of document.querySelectorAll("[data-drop-bar]")) bar.hidden = true;
  dragged = null;
};

document.addEventListener("dragstart", (event) => {
  const card = event.target.closest?.("[data-card]");
  if (!card || !boardOf(card)) return;
  dragged = card;
  event.dataTransfer.setData("text/plain", card.querySelector(".row-title").textContent.trim());
  event.dataTransfer.effectAllowed = "move";
  card.classList.add("is-dragged");
  document.body.classList.add("is-dragging");
  setTimeout(() => (boardOf(card).querySelector("[data-drop-bar]").hidden = !dragged));
});

document.addEventListener("dragover", (event) => {
  const place = stageAt(event);
  mark(place);
  if (place) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const place = stageAt(event);
  if (!place) return;
  event.preventDefault();
  const card = dragged;
  letGo();
  send(card, place.dataset.stage);
});

document.addEventListener("dragend", letGo);

const menuOf = (element) => element.closest?.("[data-stage-menu]");
let moved = null;

const choose = (card) => {
  const menu = boardOf(card).querySelector("[data-stage-menu]");
  const title = menu.querySelector("[data-title]");
  moved = card;
  title.textContent = title.dataset.title.replace("%s", card.querySelector(".row-title").textContent.trim());
  for (const place of menu.querySelectorAll("[data-to]")) place.ariaCurrent = String(place.dataset.to === card.dataset.card);
  menu.showModal();
  menu.querySelector("[aria-current=true]").focus();
};

document.addEventListener("click", (event) => {
  const [link, menu] = [event.target.closest("[data-stages]"), menuOf(event.target)];
  if (link && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
    event.preventDefault();
    choose(link.closest("[data-card]"));
  }
  const place = menu && event.target.closest("[data-to]");
  if (place || event.target === menu || event.target.closest("[data-stage-menu] [data-close]")) menu.close();
  if (!place) return;
  boardOf(moved).action = boardOf(moved).action.replace(/(#.*)?$/, `#${moved.querySelector(".card-link").id}`);
  send(moved, place.dataset.to);
});

const onKeyInMenu = (event, menu) => {
  const places = [...menu.querySelectorAll("[data-to]")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) places.at((places.indexOf(document.activeElement) + step) % places.length).focus();
  else if (places[event.key - 1]) places[event.key - 1].click();
  else return;
  event.preventDefault();
};

document.addEventListener("keydown", (event) => {
  const menu = menuOf(event.target);
  if (menu && !(event.ctrlKey || event.metaKey || event.altKey)) onKeyInMenu(event, menu);
});
})();
(() => {
"use strict";

(() => {
  const sheet = document.getElementById("day-sheet");
  if (!sheet) return;

  const EVERY = 20000;
  const FORTNIGHT = 14 * 24 * 3600 * 1000;
  const cards = [...sheet.querySelectorAll("[data-ends]")];

  const followClock = () => {
    const now = Date.now();
    const current = cards.find((card) => Date.parse(card.dataset.ends) > now);
    for (const card of cards) {
      card.hidden = card !== current;
      const isOn = Date.parse(card.dataset.starts) <= now;
      card.querySelector("[data-when]").textContent = isOn ? sheet.dataset.now : sheet.dataset.next;
    }
  };

  const SHEETS = "callback-day-sheets";
  const PARTS = "callback-day-sheet-parts";
  const state = document.getElementById("sheet-state");

  const say = (sentence) => {
    state.textContent = sentence;
    state.hidden = false;
  };

  const sayOffline = async () => {
    const copy = await (await caches.open(SHEETS)).match(location.pathname);
    if (!copy) return;
    const keptAt = new Date(Number(copy.headers.get("X-Kept-At")));
    const when = keptAt.toLocaleString(document.documentElement.lang.replace(/^en$/, "en-GB"), { dateStyle: "medium", timeStyle: "short" });
    say(sheet.dataset.offline.replace("{when}", when));
  };

  const addresses = () =>
    [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map((part) => part.href || part.src);

  const forgetOld = async (cache) => {
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      if (Date.now() - Number(answer.headers.get("X-Kept-At")) > FORTNIGHT) await cache.delete(request);
    }
  };

  const keep = async () => {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    if (!answer.ok || answer.redirected) throw new Error(`not kept: ${answer.status}`);
    const headers = new Headers({ "Content-Type": "text/html; charset=utf-8", "X-Kept-At": String(Date.now()) });
    const policy = answer.headers.get("Content-Security-Policy");
    if (policy) headers.set("Content-Security-Policy", policy);
    const copy = new Response(await answer.blob(), { headers });
    const cache = await caches.open(SHEETS);
    await forgetOld(cache);
    await cache.put(location.pathname, copy);
    await (await caches.open(PARTS)).addAll(addresses());
    localStorage.setItem("callback:sheets-of", sheet.dataset.account);
  };

  const keepForLater = async () => {
    if (!("serviceWorker" in navigator) || !("caches" in window)) return;
    if (!navigator.onLine) return sayOffline();
    try {
      await navigator.serviceWorker.register(sheet.dataset.worker);
      await keep();
      await navigator.serviceWorker.ready;
      say(sheet.dataset.kept);
    } catch {
      await sayOffline();
    }
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
  followClock();
  setInterval(followClock, EVERY);
  keepForLater();
})();
})();
(() => {
"use strict";

const MINUTE = 60000;
const HOUR = 60 * MINUTE;
const words = JSON.parse(document.body.dataset.clock || "null");
const say = (pattern, values) => pattern.replace(/%(?:\((\w+)\)[ds]|d)/g, (_, name) => values[name || "hours"]);

const spanOf = (total) => {
  const [hours, minutes] = [Math.floor(total / 60), total % 60];
  return say(hours ? (minutes ? words.both : words.hours) : words.minutes, { hours, minutes });
};

const urgencyOf = (left) => (left <= 0 ? "late" : left <= 4 * HOUR ? "urgent" : left <= 12 * HOUR ? "soon" : "plenty");

const tick = (clock) => {
  const left = Date.parse(clock.dateTime) - Date.now();
  const minutes = Math.floor(Math.abs(left) / MINUTE);
  if (minutes >= 48 * 60) return; // Days are counted by the server.
  const text = say(left > 0 ? words.left : words.late, { span: spanOf(minutes) });
  if (clock.lastChild.data === text) return;
  clock.lastChild.data = text;
  clock.className = `clock clock-${urgencyOf(left)}`;
  const share = Math.min(Math.max(Math.ceil(left / (24 * HOUR) * 100), 0), 100);
  clock.querySelector(".ring-left").setAttribute("stroke-dasharray", `${share} 100`);
};

if (words) setInterval(() => document.querySelectorAll("time.clock").forEach(tick), MINUTE / 3);
})();
(() => {
"use strict";

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy-draft]")) button.hidden = false;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy-draft]");
  if (!button) return;
  await navigator.clipboard.writeText(button.closest("[data-copy-from]").querySelector("[data-copy-text]").textContent);
  button.textContent = button.dataset.copied;
});
})();
(() => {
const countries = document.querySelector("[data-countries]");
const { lang } = document.documentElement;

if (countries && lang !== "en" && Intl.DisplayNames) {
  const names = new Intl.DisplayNames(lang, { type: "region" });
  const { value } = countries;
  const options = [...countries.options].filter((option) => option.value);
  for (const option of options) option.textContent = names.of(option.value);
  options.sort((one, other) => one.textContent.localeCompare(other.textContent, lang));
  countries.append(...options);
  countries.value = value;
}
})();
(() => {
"use strict";

const showNow = (line) => {
  const { first, aMinute, origin, bottom } = line.dataset;
  const top = Number(origin) + Math.floor((Date.now() - Date.parse(first)) / 60000) * Number(aMinute);
  line.setAttribute("transform", `translate(0 ${top})`);
  line.setAttribute("visibility", top >= Number(origin) && top <= Number(bottom) ? "visible" : "hidden");
};

const showNows = () => document.querySelectorAll(".day-now").forEach(showNow);

setInterval(showNows, 30000);
showNows();
})();
(() => {
"use strict";

(() => {
  const form = document.getElementById("debrief");
  if (!form) return;

  const PAUSE = 700;
  const RETRY = 5000;
  const state = document.getElementById("debrief-state");
  const refused = new Set();
  let kept = {};
  let sending = null;
  let waiting = 0;

  const read = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key)) || {};
    } catch {
      return {};
    }
  };

  const write = () => {
    try {
      if (Object.keys(kept).length) {
        localStorage.setItem(form.dataset.keep, JSON.stringify({ at: Date.now(), answers: kept }));
      } else {
        localStorage.removeItem(form.dataset.keep);
      }
    } catch {
    }
  };

  const controls = (name) => [...form.elements].filter((control) => control.name === name && control.type !== "submit");
  const seenOf = (name) => form.elements[`seen-${name}`];
  const isTapped = (control) => control.type === "radio" || control.type === "checkbox";

  const valueOf = (name) => {
    const all = controls(name);
    if (!all.some(isTapped)) return all.length ? all[0].value : "";
    return all.filter((control) => control.checked).map((control) => control.value).sort().join(",");
  };

  const setValue = (name, value) => {
    const values = value.split(",");
    for (const control of controls(name)) {
      if (isTapped(control)) control.checked = values.includes(control.value);
      else control.value = value;
    }
  };

  const say = (sentence, kind) => {
    state.textContent = form.dataset[sentence] || "";
    state.className = `debrief-state ${kind || ""}`;
  };

  const tellState = () => {
    if (sending) say("saving");
    else if (refused.size) say("refused", "is-kept");
    else if (Object.keys(kept).length) say("kept", "is-kept");
    else say("saved", "is-saved");
  };

  const showError = (name, isWrong) => {
    for (const control of controls(name)) control.classList.toggle("is-invalid", isWrong);
    const error = document.getElementById(`error-${name}`);
    if (!isWrong && error) error.replaceChildren();
  };

  const isDue = (name) => seenOf(name) && name !== "names" && !refused.has(name);

  const send = () => {
    clearTimeout(waiting);
    if (sending) return;
    if (!Object.keys(kept).some(isDue)) return;
    if (!navigator.onLine) {
      tellState();
      return;
    }
    htmx.trigger(form, "keep");
  };

  const sendSoon = (pause) => {
    clearTimeout(waiting);
    waiting = setTimeout(send, pause);
  };

  const note = (event) => {
    const name = event.target.name;
    const seen = name && seenOf(name);
    if (!seen) return;
    const value = valueOf(name);
    refused.delete(name);
    if (value === seen.value) delete kept[name];
    else kept[name] = { value, seen: kept[name] ? kept[name].seen : seen.value };
    write();
    tellState();
    sendSoon(event.type === "change" ? 0 : PAUSE);
  };

  const restore = () => {
    kept = read(form.dataset.keep).answers || {};
    for (const [name, answer] of Object.entries(kept)) {
      const seen = seenOf(name);
      if (!seen) continue;
      if (seen.value === answer.value) {
        delete kept[name];
        continue;
      }
      setValue(name, answer.value);
      seen.value = answer.seen;
      for (let fold = seen.closest("details"); fold; fold = fold.parentElement.closest("details")) {
        fold.open = true;
      }
    }
    write();
    if (Object.keys(kept).length) {
      say("restored", "is-kept");
      sendSoon(PAUSE);
    }
  };

  const named = () => [...form.elements].map((control) => control.name).filter((name) => name.startsWith("seen-"));

  form.addEventListener("htmx:configRequest", (event) => {
    const typed = event.detail.formData;
    const cause = event.detail.triggeringEvent;
    const isAll = cause && cause.type === "submit";
    const due = named().map((name) => name.slice(5)).filter((name) => isAll || (kept[name] && isDue(name)));
    sending = Object.fromEntries(due.map((name) => [name, valueOf(name)]));
    for (const key of [...new Set(typed.keys())]) {
      const name = key.startsWith("seen-") ? key.slice(5) : key;
      if (seenOf(name) && !(name in sending)) typed.delete(key);
    }
    for (const button of form.querySelectorAll("button[name]")) typed.delete(button.name);
    if (isAll && cause.submitter && cause.submitter.name) typed.set(cause.submitter.name, cause.submitter.value);
    tellState();
  });

  const settle = (refusedNames) => {
    for (const [name, value] of Object.entries(sending)) {
      if (refusedNames.includes(name)) {
        kept[name] = { value: valueOf(name), seen: seenOf(name).value };
        if (valueOf(name) === value) refused.add(name);
        continue;
      }
      refused.delete(name);
      showError(name, false);
      seenOf(name).value = value;
      if (valueOf(name) === value) delete kept[name];
      else kept[name] = { value: valueOf(name), seen: value };
    }
    sending = null;
    write();
    tellState();
    sendSoon(0);
  };

  form.addEventListener("htmx:beforeOnLoad", (event) => {
    if (event.detail.elt !== form || !sending) return;
    const answer = event.detail.xhr;
    const names = answer.getResponseHeader("X-Refused");
    if (names !== null) {
      settle(names.split(" ").filter(Boolean));
    } else if (answer.status < 400) {
      event.preventDefault();
      sending = null;
      say("signedOut", "is-kept");
    }
  });

  const failed = (event) => {
    event.stopPropagation();
    sending = null;
    tellState();
    sendSoon(RETRY);
  };
  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout", "htmx:sendAbort"]) {
    form.addEventListener(name, failed);
  }

  document.addEventListener("htmx:afterSettle", () => {
    for (const name of refused) showError(name, true);
  });

  form.addEventListener("click", (event) => {
    const mine = event.target.dataset.keepMine;
    const name = mine || event.target.dataset.takeTheirs;
    if (!name) return;
    const theirs = document.getElementById(`error-${name}`).dataset.theirs;
    seenOf(name).value = theirs;
    refused.delete(name);
    if (mine) kept[name] = { value: valueOf(name), seen: theirs };
    else {
      setValue(name, theirs);
      delete kept[name];
    }
    showError(name, false);
    write();
    tellState();
    send();
  });

  form.addEventListener("input", note);
  form.addEventListener("change", note);
  window.addEventListener("online", send);
  window.addEventListener("offline", tellState);

  restore();
})();
})();
(() => {
"use strict";

const EDGE = 70;
const STEP = 14;
let drag = null;

const rowsOf = (list) => [...list.querySelectorAll(":scope > [data-place]")];

const post = (row, address, values) =>
  htmx.ajax("POST", address, { source: row, target: row.dataset.whole, swap: "outerHTML", values });

const middle = (row) => {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
};

const placeIn = (list, y) => {
  const rows = rowsOf(list);
  const others = rows.filter((row) => row !== drag.row);
  const next = others.findIndex((row) => y < middle(row));
  const taken = rows[next < 0 ? others.length : next];
  if (taken === drag.row) return null;
  const [beside, sign] = next < 0 ? [others.at(-1), "is-after"] : [others[next], "is-before"];
  return { beside, sign, send: () => post(drag.row, drag.row.dataset.move, { place_of: taken.dataset.place }) };
};

const personAt = (card) => {
  const { give, name, value } = drag.row.dataset;
  const values = { interviewer: card.dataset.person, ...(name && { [name]: value }) };
  return { beside: card, sign: "is-over", send: () => post(drag.row, give, values) };
};

const aimAt = ({ clientX, clientY }) => {
  const list = drag.row.closest("[data-order]");
  if (!drag.row.dataset.give) return placeIn(list, clientY);
  const card = document.elementFromPoint(clientX, clientY)?.closest("[data-person], .question-card");
  if (card?.dataset.person && card.dataset.person !== drag.row.dataset.of) return personAt(card);
  return card && list && card.contains(list) ? placeIn(list, clientY) : null;
};

const aim = (place) => {
  drag.place?.beside.classList.remove(drag.place.sign);
  place?.beside.classList.add(place.sign);
  drag.place = place;
};

const scrollNear = (y) => {
  if (y < EDGE) scrollBy({ top: -STEP, behavior: "instant" });
  else if (y > innerHeight - EDGE) scrollBy({ top: STEP, behavior: "instant" });
};

const ghostOf = (row) => {
  const ghost = document.createElement("div");
  ghost.className = "ghost";
  ghost.ariaHidden = "true";
  ghost.style.inset = ".75rem auto auto .75rem";
  ghost.textContent = (row.querySelector(".question-text > p") ?? row.querySelector(".row-title") ?? row).textContent.trim();
  document.body.append(ghost);
  return ghost;
};

const end = (isSent) => {
  const { row, place, ghost } = drag;
  if (isSent) place?.send();
  aim(null);
  row.classList.remove("is-dragged");
  ghost?.remove();
  document.body.classList.remove("is-dragging");
  drag = null;
};

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest?.("[data-grip]");
  if (!grip || event.button || drag) return;
  const row = grip.closest("[data-place], [data-give]");
  drag = { row };
  grip.setPointerCapture(event.pointerId);
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  event.preventDefault();
  drag.ghost ??= ghostOf(drag.row);
  drag.row.classList.add("is-dragged");
  document.body.classList.add("is-dragging");
  scrollNear(event.clientY);
  drag.ghost.style.translate = `${event.clientX}px ${event.clientY}px`;
  aim(aimAt(event));
});

document.addEventListener("pointerup", () => drag && end(true));
document.addEventListener("pointercancel", () => drag && end(false));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drag) end(false);
  const direction = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  const row = direction && event.target.closest?.("[data-grip]")?.closest("[data-move]");
  if (!row) return;
  event.preventDefault();
  post(row, row.dataset.move, { direction });
});
})();
(() => {
"use strict";

const composeAddress = {
  mail: ({ to, subject, body }) => `mailto:${to.replace("%40", "@")}?subject=${subject}&body=${body}`,
  gmail: ({ to, subject, body }) => `https://mail.google.com/mail/?view=cm&fs=1&to=${to}&su=${subject}&body=${body}`,
  outlook: ({ to, subject, body }) =>
    `https://outlook.live.com/mail/0/deeplink/compose?to=${to}&subject=${subject}&body=${body}`,
};

const encoded = (text) => encodeURIComponent(text.replace(/\r?\n/g, "\r\n"));
const field = (form, name) => form.querySelector(`[name=${name}]`);

const refreshLinks = (note) => {
  const parts = {
    to: encoded(note.dataset.address),
    subject: encoded(field(note, "subject").value),
    body: encoded(field(note, "body").value),
  };
  for (const link of note.querySelectorAll("[data-compose]")) {
    link.href = composeAddress[link.dataset.compose](parts);
  }
};

const NOTE = "[data-note] form[data-keep]";

const stored = (form) => {
  try {
    return JSON.parse(localStorage.getItem(form.dataset.keep));
  } catch {
    return null;
  }
};

const store = (form) => {
  const [subject, body, version] = ["subject", "body", "version"].map((name) => field(form, name).value);
  try {
    localStorage.setItem(form.dataset.keep, JSON.stringify({ at: Date.now(), subject, body, version }));
  } catch {
  }
};

const forget = (form, saved) => {
  const kept = stored(form);
  if (kept && (!saved || (kept.body === saved.body && kept.subject === saved.subject))) {
    localStorage.removeItem(form.dataset.keep);
  }
};

const bringBack = (form) => {
  const kept = stored(form);
  if (!kept) return;
  const [subject, body] = [field(form, "subject"), field(form, "body")];
  if (kept.subject === subject.defaultValue && kept.body === body.defaultValue) return forget(form);
  [subject.value, body.value] = [kept.subject, kept.body];
  field(form, "version").value = kept.version;
  form.closest("details")?.setAttribute("open", "");
  body.dispatchEvent(new Event("input", { bubbles: true }));
};

const prepare = (root) => {
  for (const button of root.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
  for (const button of root.querySelectorAll("[data-put-back]")) button.hidden = false;
};

const tellOpened = (link) => {
  const form = link.closest("form") || link.closest("[data-note]").querySelector("form");
  const kind = link.dataset.opens;
  const button = form.querySelector(kind ? `[data-opened=${kind}]` : "[data-opened='']");
  if (button) button.click();
  return form;
};

document.addEventListener("input", (event) => {
  const form = event.target.closest(NOTE);
  if (!form || !event.target.matches("[name=subject], [name=body]")) return;
  refreshLinks(form.closest("[data-note]"));
  store(form);
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(field(button.closest("[data-note]"), "body").value);
  button.textContent = button.dataset.copied;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-put-back]");
  if (!button) return;
  const body = field(button.closest("form"), "body");
  body.value = button.closest("[data-replaced]").querySelector("pre").textContent;
  body.dispatchEvent(new Event("input", { bubbles: true }));
  button.closest("[data-replaced]").remove();
  body.focus();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-opens]");
  if (!link) return;
  if ("download" in link.dataset) {
    event.preventDefault();
    const address = link.href;
    document.addEventListener("htmx:afterSettle", () => window.location.assign(address), { once: true });
  }
  tellOpened(link);
});

document.addEventListener("htmx:afterRequest", (event) => {
  const { elt, successful, requestConfig } = event.detail;
  const form = elt.closest?.(NOTE);
  if (!form || !successful || requestConfig.path.includes("/checks/")) return;
  const sent = requestConfig.formData;
  forget(form, { subject: sent.get("subject"), body: sent.get("body") });
});

const goOn = (event) => {
  const { elt: card, requestConfig } = event.detail;
  if (!card.matches?.("[data-note]") || document.activeElement !== document.body) return;
  const isSettled = !card.querySelector("[data-compose]");
  const next = isSettled
    ? document.querySelector("[data-note] [data-compose=mail], #thanks-progress h2")
    : requestConfig?.path.endsWith("/opened/") && card.querySelector("[data-answer]");
  if (!next) return card.querySelector("summary")?.focus({ preventScroll: true });
  next.closest("details")?.setAttribute("open", "");
  next.focus();
};

document.addEventListener("htmx:afterSettle", goOn);
document.addEventListener("htmx:afterSwap", () => prepare(document));
prepare(document);
document.addEventListener("htmx:load", () => document.querySelectorAll(NOTE).forEach(bringBack), { once: true });
})();
(() => {
"use strict";

const settings = {
  "allowEval": false,
  "allowScriptTags": false,
  "includeIndicatorStyles": false,
  "defaultSettleDelay": 0,
  "selfRequestsOnly": true,
  "historyCacheSize": 0,
  "refreshOnHistoryMiss": true,
  "historyRestoreAsHxRequest": false,
  "responseHandling": [
    {
      "code": "204",
      "swap": false
    },
    {
      "code": "[23]..",
      "swap": true
    },
    {
      "code": "422",
      "swap": true
    },
    {
      "code": "[45]..",
      "swap": false,
      "error": true
    }
  ]
};

const meta = document.createElement("meta");
meta.name = "htmx-config";
meta.content = JSON.stringify(settings);
document.head.append(meta);
})();
(() => {
"use strict";

const leave = (form) => {
  const line = form.closest("[data-line]");
  line.classList.remove("is-changing");
  form.remove();
  line.querySelector("[data-change]").focus();
};

document.addEventListener("htmx:afterSwap", (event) => {
  const form = event.target.querySelector?.(":scope > [data-in-place]");
  if (!form) return;
  form.closest("[data-line]").classList.add("is-changing");
  form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
});

document.addEventListener("click", (event) => {
  const form = event.target.closest("[data-cancel]")?.closest("[data-line] [data-in-place]");
  if (!form) return;
  event.preventDefault();
  leave(form);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.closest?.("form")?.querySelector("[data-cancel]")?.click();
  if (event.key === "F2") event.target.closest?.("[data-line]:not(.is-changing)")?.querySelector("[data-change]").click();
});

document.addEventListener("dblclick", (event) => {
  if (event.target.closest("a, button, form")) return;
  event.target.closest("[data-line]:not(.is-changing)")?.querySelector("[data-change]").click();
});
})();
(() => {
"use strict";

if (matchMedia("(display-mode: standalone)").matches && "serviceWorker" in navigator) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {
  });
}
})();
(() => {
"use strict";

document.getElementById("leaving")?.addEventListener("submit", () => sessionStorage.setItem("leaving", "yes"));
})();
(() => {
"use strict";

document.addEventListener("htmx:afterSettle", ({ target }) => {
  const isLost = target.id === "messages" && document.activeElement === document.body;
  if (isLost) target.querySelector("form button")?.focus({ preventScroll: true });
});

window.addEventListener("load", () => {
  for (const text of document.querySelectorAll("#messages .message-text")) {
    setTimeout(() => text.replaceChildren(...[...text.childNodes].map((node) => node.cloneNode(true))), 100);
  }
});
})();
(() => {
"use strict";

(async () => {
  const list = document.getElementById("kept-sheets");
  const template = document.getElementById("kept-sheet");
  if (!list || !("caches" in window)) return;
  const FORTNIGHT = 14 * 24 * 3600 * 1000;
  const cache = await caches.open("callback-day-sheets");
  for (const request of await cache.keys()) {
    const answer = await cache.match(request);
    if (Date.now() - Number(answer.headers.get("X-Kept-At")) > FORTNIGHT) continue;
    const text = await answer.text();
    const title = new DOMParser().parseFromString(text, "text/html").title.replace(/ · [^·]*$/, "");
    const entry = template.content.cloneNode(true);
    entry.querySelector("a").href = new URL(request.url).pathname;
    entry.querySelector("a").textContent = title;
    list.append(entry);
  }
  document.getElementById("no-sheets").hidden = list.children.length > 0;
})();
})();
(() => {
"use strict";

const palette = document.getElementById("palette");
const MIN_LETTERS = 2;
const PAUSE_BEFORE_COUNTING = 500;

const setUpPalette = () => {
  const input = palette.querySelector("[role=combobox]");
  const list = palette.querySelector("[role=listbox]");
  const status = palette.querySelector("[role=status]");
  const places = [];
  let active = null;
  let numbers = 0;
  let counting;

  const results = () => document.getElementById("palette-results");
  const options = () => [...list.querySelectorAll("[role=option]")].filter((option) => !option.hidden);
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const namesOf = (place) => ` ${fold(`${place.parentElement.firstElementChild.textContent} ${place.textContent.trim()}`)}`;
  const isLongEnough = () => input.value.trim().length >= MIN_LETTERS;

  const ready = (option) => {
    option.id ||= `palette-option-${(numbers += 1)}`;
    option.tabIndex = -1;
    option.setAttribute("aria-selected", "false");
  };

  const activate = (option) => {
    active?.setAttribute("aria-selected", "false");
    active = option ?? null;
    if (!active) return input.removeAttribute("aria-activedescendant");
    active.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", active.id);
    active.scrollIntoView({ block: "nearest" });
  };

  const sentenceOn = (found) => (found ? palette.dataset.found.replace("%s", String(found)) : palette.dataset.none);

  const tell = (sentence) => {
    clearTimeout(counting);
    counting = setTimeout(() => (status.textContent = sentence), PAUSE_BEFORE_COUNTING);
  };

  const settle = () => {
    const shown = options();
    for (const group of list.querySelectorAll("[role=group]")) {
      group.hidden = !group.querySelector("[role=option]:not([hidden])");
    }
    input.setAttribute("aria-expanded", String(shown.length > 0));
    if (!shown.includes(active)) activate(shown[0]);
    tell(input.value && sentenceOn(shown.filter((option) => !option.matches("[data-all]")).length));
  };

  const filter = () => {
    const words = fold(input.value).trim().split(/\s+/);
    for (const place of places) place.hidden = !words.every((word) => namesOf(place).includes(` ${word}`));
    if (isLongEnough()) input.dispatchEvent(new Event("look"));
    else results().replaceChildren();
    settle();
  };

  const takeOver = (links, group, before) => {
    for (const link of links) {
      const option = document.createElement("a");
      option.setAttribute("role", "option");
      option.href = link.href;
      option.textContent = link.textContent.trim();
      group.insertBefore(option, before);
    }
  };

  const gather = () => {
    const [go, add] = list.querySelectorAll("[role=group]");
    takeOver(document.querySelectorAll(".nav-main a"), go, go.querySelector("[role=option]"));
    takeOver(document.querySelectorAll("[data-offers=go] a.menu-item"), go, null);
    takeOver(document.querySelectorAll("[data-offers=add] a.menu-item"), add, null);
    places.push(...list.querySelectorAll("[role=option]"));
    places.forEach(ready);
  };

  const open = () => {
    if (!places.length) gather();
    for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
    input.value = "";
    status.textContent = "";
    palette.showModal();
    input.focus();
    activate(null);
    filter();
  };

  const move = (event) => {
    const shown = options();
    const at = shown.indexOf(active);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + shown.length, Home: 0, End: shown.length - 1 }[event.key];
    if (next === undefined || !shown.length) return;
    event.preventDefault();
    activate(shown[next % shown.length]);
  };

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    move(event);
    if (event.key !== "Enter" || !active) return;
    event.preventDefault();
    active.click();
  });
  input.addEventListener("input", filter);
  list.addEventListener("pointermove", (event) => {
    const option = event.target.closest("[role=option]");
    if (option && option !== active) activate(option);
  });
  palette.addEventListener("click", (event) => {
    if (event.target === palette || event.target.closest("[role=option]")) palette.close();
  });
  palette.addEventListener("htmx:beforeSwap", (event) => {
    if (!isLongEnough()) event.detail.shouldSwap = false;
  });
  palette.addEventListener("htmx:afterSettle", () => {
    results().querySelectorAll("[role=option]").forEach(ready);
    settle();
  });
  palette.addEventListener("htmx:sendError", (event) => {
    event.stopPropagation();
    tell(document.body.dataset.offline);
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-palette]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (palette.open) palette.close();
    else if (!document.querySelector("dialog[open]")) open();
  });
};

if (palette) setUpPalette();
})();
(() => {
"use strict";

const optionsFor = async (form) => {
  if ("passkeyFetch" in form.dataset) {
    const response = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error("no options");
    return (await response.json()).request_options;
  }
  return JSON.parse(document.getElementById(form.dataset.passkeyOptions).textContent);
};

const signsInByItself = (options) => {
  Object.assign(options.publicKey.authenticatorSelection, {
    residentKey: "required",
    requireResidentKey: true,
    userVerification: "required",
  });
  return options;
};

const answerOf = async (form) => {
  const options = await optionsFor(form);
  return form.dataset.passkey === "create"
    ? window.webauthnJSON.create(signsInByItself(options))
    : window.webauthnJSON.get(options);
};

const send = async (form) => {
  const failed = form.querySelector("[data-passkey-failed]");
  failed.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(await answerOf(form));
  } catch {
    failed.hidden = false;
    return;
  }
  form.submit();
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const isSupported = "PublicKeyCredential" in window && "webauthnJSON" in window;
  const button = form.querySelector("[data-passkey-button]");
  button.hidden = !isSupported;
  form.querySelector("[data-passkey-unsupported]").hidden = isSupported;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isSupported) send(form);
  });
  if (button.type === "button") button.addEventListener("click", () => form.requestSubmit());
}
})();
(() => {
"use strict";

for (const offer of document.querySelectorAll("[data-show-password]")) {
  const fields = [...offer.closest("form").querySelectorAll("input[type=password]")];
  offer.hidden = !fields.length;
  offer.addEventListener("change", ({ target }) => {
    for (const field of fields) field.type = target.checked ? "text" : "password";
  });
}
})();
(() => {
"use strict";

let home = null;

document.addEventListener("htmx:beforeRequest", (event) => {
  const card = event.target.closest(".question-card");
  const shelf = event.target.closest(".question-shelf");
  home = card ? `#${card.id} h2` : shelf ? `#${shelf.id} summary` : null;
});

document.addEventListener("htmx:afterSettle", () => {
  const place = home && document.activeElement === document.body ? document.querySelector(home) : null;
  home = null;
  if (place) place.focus({ preventScroll: true });
});
})();
(() => {
"use strict";

(() => {
  const timer = document.getElementById("timer");
  if (!timer) return;

  const clock = document.getElementById("timer-clock");
  const progress = document.getElementById("timer-progress");
  const toggle = document.getElementById("timer-toggle");
  const said = document.getElementById("timer-said");
  const storyFold = document.getElementById("story-fold");
  const keysFold = document.getElementById("keys");
  const keysOn = document.getElementById("keys-on");
  const KEEP = "callback:keys-off";
  let elapsed = 0;
  let startedAt = 0;
  let ticking = 0;

  const seconds = () => Math.floor((elapsed + (startedAt ? performance.now() - startedAt : 0)) / 1000);

  const say = (minutes) => {
    const sentence = [ "", timer.dataset.one, timer.dataset.two ][minutes] ?? timer.dataset.more;
    if (said.textContent !== sentence) said.textContent = sentence;
  };

  const draw = () => {
    const now = seconds();
    clock.textContent = `${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")}`;
    progress.value = now;
    timer.classList.toggle("is-over", now >= 120);
    say(Math.floor(now / 60));
  };

  const label = () => {
    toggle.textContent = startedAt ? toggle.dataset.pause : elapsed ? toggle.dataset.goOn : toggle.dataset.start;
  };

  const stop = () => {
    clearInterval(ticking);
    if (startedAt) elapsed += performance.now() - startedAt;
    startedAt = 0;
  };

  const startOrPause = () => {
    if (startedAt) stop();
    else {
      startedAt = performance.now();
      ticking = setInterval(draw, 200);
    }
    draw();
    label();
  };

  const reset = () => {
    stop();
    elapsed = 0;
    draw();
    label();
  };

  const turn = (id) => {
    const link = document.getElementById(id);
    if (link) link.click();
  };

  const open = (fold, isOpen) => {
    fold.open = isOpen;
    if (isOpen) fold.querySelector("[tabindex='-1']").focus();
    else document.activeElement.blur();
  };

  const showStory = () => {
    open(storyFold, !storyFold.open);
    document.getElementById("rehearsal").scrollIntoView({ block: "start" });
  };
  const showKeys = () => open(keysFold, true);

  const isBackwards = document.documentElement.dir === "rtl";
  const actions = {
    " ": startOrPause,
    s: showStory,
    n: () => turn("next"),
    p: () => turn("previous"),
    ArrowRight: () => turn(isBackwards ? "previous" : "next"),
    ArrowLeft: () => turn(isBackwards ? "next" : "previous"),
    "?": showKeys,
  };

  const isTyping = (element) => element.matches("input:not([type=checkbox]), textarea, select") || element.isContentEditable;
  const hasOwnSpace = (element) => element.matches("button, summary, input, a[href]");

  document.addEventListener("keydown", (event) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = actions[key];
    if (!act || event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.defaultPrevented) return;
    if (!keysOn.checked && key !== "?") return;
    if (isTyping(event.target) || (key === " " && hasOwnSpace(event.target))) return;
    event.preventDefault();
    act();
  });

  toggle.addEventListener("click", startOrPause);
  document.getElementById("timer-reset").addEventListener("click", reset);

  try {
    keysOn.checked = !localStorage.getItem(KEEP);
  } catch {
  }
  keysOn.addEventListener("change", () => {
    try {
      if (keysOn.checked) localStorage.removeItem(KEEP);
      else localStorage.setItem(KEEP, "yes");
    } catch {
    }
  });
})();
})();
(() => {
"use strict";

const ticksOf = (form) => [...form.querySelectorAll("[data-tick]")];
const chosenIn = (form) => ticksOf(form).filter((tick) => tick.checked).length;

const tell = (form) => {
  const [chosen, all] = [chosenIn(form), ticksOf(form).length];
  const count = form.querySelector("[data-count]");
  count.textContent = chosen ? `${count.dataset.count} ${chosen}` : "";
  form.querySelector("[data-select-all]").hidden = chosen === all;
  form.querySelector("[data-select-none]").hidden = !chosen;
};

const tickAll = (form, isTicked) => {
  for (const tick of ticksOf(form)) tick.checked = isTicked;
  tell(form);
};

const tickBetween = (form, first, last) => {
  const ticks = ticksOf(form);
  const [from, to] = [ticks.indexOf(first), ticks.indexOf(last)].sort((one, other) => one - other);
  for (const tick of ticks.slice(Math.max(from, 0), to + 1)) tick.checked = last.checked;
};

let latest = null;

document.addEventListener("click", (event) => {
  const form = event.target.closest("[data-select]");
  if (!form) return;
  if (event.target.matches("[data-tick]")) {
    if (event.shiftKey && latest?.isConnected) tickBetween(form, latest, event.target);
    latest = event.target;
    tell(form);
  }
  if (event.target.closest("[data-select-all]")) {
    tickAll(form, true);
    form.querySelector("[data-select-none]").focus();
  }
  if (event.target.closest("[data-select-none]")) {
    tickAll(form, false);
    ticksOf(form)[0]?.focus();
  }
});

document.addEventListener("keydown", (event) => {
  const form = event.key === "Escape" && event.target.closest?.("[data-select]");
  if (!form || event.target.closest("details[open]") || !chosenIn(form)) return;
  tickAll(form, false);
  if (!event.target.matches("[data-tick]")) ticksOf(form)[0]?.focus();
});

const begin = () => document.querySelectorAll("[data-select]").forEach(tell);

document.addEventListener("htmx:afterSwap", begin);
window.addEventListener("pageshow", begin);
})();
(() => {
"use strict";

const FIELDS = "input, textarea, select, [contenteditable], dialog";
const LINES = "main .row-title a, main a.row-title, main .stage-card .card-link";
const PATIENCE = 1500;
let begun = "";
let forgetting;

const nameOf = (element) => element.dataset.keys;
const marked = () => [...document.querySelectorAll("[data-keys]")];

const called = (keys) => {
  const card = document.activeElement.closest("[data-card]");
  const isHere = (one) => [null, card].includes(one.closest("[data-card]"));
  const isShown = (one) => !one.matches("summary") || one.checkVisibility();
  return marked().find((one) => nameOf(one) === keys && isHere(one) && isShown(one));
};

const press = (element) => {
  element.click();
  if (element.matches("summary")) element.parentElement.querySelector("a")?.focus();
};

const moveAlong = (step) => {
  const lines = [...document.querySelectorAll(LINES)].filter((line) => line.checkVisibility());
  const at = lines.indexOf(document.activeElement);
  const next = at < 0 && step < 0 ? lines.length - 1 : at + step;
  lines[next]?.focus();
};

const begin = (keys) => {
  begun = keys;
  clearTimeout(forgetting);
  forgetting = setTimeout(() => (begun = ""), PATIENCE);
};

const onKey = (event) => {
  const isOurs = !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing);
  if (!isOurs || event.key.length > 1 || event.target.closest(FIELDS)) return;
  const keys = begun ? `${begun} ${event.key}` : event.key;
  begin("");
  const element = called(keys);
  if (element) press(element);
  else if (keys === "j" || keys === "k") moveAlong(keys === "j" ? 1 : -1);
  else if (marked().some((one) => nameOf(one).startsWith(`${keys} `))) return begin(keys);
  else return;
  event.preventDefault();
};

if ("shortcuts" in document.body.dataset && !document.querySelector("[data-own-keys]")) {
  document.addEventListener("keydown", onKey);
  for (const element of marked()) {
    if (nameOf(element).includes(" ")) continue;
    element.ariaKeyShortcuts = [element.ariaKeyShortcuts, nameOf(element)].filter(Boolean).join(" ");
  }
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "shortcut-sheet") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
  const sheet = event.target.closest("dialog");
  if (!sheet.open) sheet.showModal();
});
})();
(() => {
"use strict";

(() => {
  const line = document.querySelector("[list=skill-names]");
  const list = document.getElementById("skill-names");
  if (!line || !list) return;

  const names = [...list.options].map((option) => option.value);

  line.addEventListener("input", () => {
    const typed = line.value.slice(0, line.value.lastIndexOf(",") + 1);
    const before = typed ? `${typed.trimEnd()} ` : "";
    [...list.options].forEach((option, position) => { option.value = before + names[position]; });
  });
})();
})();
