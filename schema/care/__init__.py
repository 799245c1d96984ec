"""How accounts care for their comments and what follows, and samples of comments, as seen from outside."""

import strawberry

from schema.care.figures import CareFigureQueries, CareFigures, CareStep
from schema.care.samples import Sample, SampleItem, SampleMutations, SampleQueries
from schema.care.terms import CareTerms, SamplingTerms, care_terms, sampling_terms


@strawberry.type
class CareQueries(CareFigureQueries, SampleQueries):
    """Figures of care, and samples."""


@strawberry.type
class CareMutations(SampleMutations):
    """What may be done with samples."""


__all__ = [
    "CareFigures", "CareMutations", "CareQueries", "CareStep", "CareTerms", "Sample", "SampleItem", "SamplingTerms",
    "care_terms", "sampling_terms",
]  # fmt: skip
