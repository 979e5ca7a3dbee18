"""A passkey made of software, that answers as a browser would: P-256, no attestation, its owner verified."""

import json
from hashlib import sha256
from secrets import token_bytes

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

PRESENT_AND_VERIFIED = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


class SoftPasskey:
    def __init__(self, host="testserver", origin="http://testserver"):
        self.origin, self.rp_hash = origin, sha256(host.encode()).digest()
        self.key, self.id, self.user_handle = ec.generate_private_key(ec.SECP256R1()), token_bytes(16), ""

    def create(self, options, flags=PRESENT_AND_VERIFIED):
        """What is posted as `credential` to add it."""
        self.user_handle = options["publicKey"]["user"]["id"]
        public = AttestedCredentialData.create(
            Aaguid.NONE, self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        auth_data = AuthenticatorData.create(
            self.rp_hash, flags | AuthenticatorData.FLAG.AT, counter=0, credential_data=bytes(public)
        )
        attestation = AttestationObject.create("none", auth_data, {})
        return self._credential(
            {
                "clientDataJSON": self._client_data("webauthn.create", options),
                "attestationObject": websafe_encode(attestation),
            },
            clientExtensionResults={"credProps": {"rk": True}},
        )

    def get(self, options):
        """What is posted as `credential` to sign in with it."""
        auth_data = AuthenticatorData.create(self.rp_hash, PRESENT_AND_VERIFIED, counter=0)
        client_data = self._client_data("webauthn.get", options)
        signature = self.key.sign(auth_data + sha256(client_data).digest(), ec.ECDSA(SHA256()))
        return self._credential(
            {
                "clientDataJSON": client_data,
                "authenticatorData": websafe_encode(auth_data),
                "signature": websafe_encode(signature),
                "userHandle": self.user_handle,
            }
        )

    def _client_data(self, kind, options):
        return CollectedClientData.create(kind, options["publicKey"]["challenge"], self.origin)

    def _credential(self, response, **rest):
        response["clientDataJSON"] = websafe_encode(response["clientDataJSON"])
        name = websafe_encode(self.id)
        whole = {"id": name, "rawId": name, "type": "public-key", "clientExtensionResults": {}, "response": response}
        return json.dumps(whole | rest)
