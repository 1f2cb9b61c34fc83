r"""A formula as a line of text, for titles of windows, labels and calendars."""

from __future__ import annotations

import re

_WORDS = """
alpha=α beta=β gamma=γ delta=δ epsilon=ε varepsilon=ε zeta=ζ eta=η theta=θ kappa=κ lambda=λ mu=μ
nu=ν xi=ξ pi=π rho=ρ sigma=σ tau=τ phi=φ varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ
Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Phi=Φ Psi=Ψ Omega=Ω ell=ℓ infty=∞ times=× cdot=· to=→ rightarrow=→
leq=≤ le=≤ geq=≥ ge=≥ neq=≠ approx=≈ in=∈ pm=± sum=∑ prod=∏ sqrt=√ partial=∂ nabla=∇ sim=∼
ldots=… dots=…
"""
_SILENT_WORDS = """
text mathrm mathbf mathbb mathcal mathit mathsf mathfrak operatorname left right big Big
displaystyle textstyle boldsymbol bm
"""
_SIGNS = dict(word.split("=") for word in _WORDS.split())
_SILENT = frozenset(_SILENT_WORDS.split())


def in_words(latex: str) -> str:
    r"""A formula as text: ``\alpha_1 \leq 2^{n}`` is "α_1 ≤ 2^n"."""

    def sign(match: re.Match[str]) -> str:
        return _SIGNS.get(match[1], "" if match[1] in _SILENT else match[1])

    text = re.sub(r"\\([A-Za-z]+)", sign, latex)
    return " ".join(re.sub(r"\\([^A-Za-z])", r"\1", re.sub(r"(?<!\\)[{}]", "", text)).split())
