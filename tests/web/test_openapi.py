"""The API against its own description: made-up requests, right and wrong, find no fault. The same every time."""

from __future__ import annotations

import json

import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from running import signed
from sorade.api import openapi
from sorade.desk import ROUTES
from sorade.web import more

EXAMPLES = 25  # a route and a mode
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]

OPERATIONS = [route.name for route in (*ROUTES, *more())]


@pytest.fixture(scope="module")
def operations(server):
    """Each operation of the description, by its id."""
    schema = schemathesis.openapi.from_url(f"{server.url}/api/openapi.json", headers=signed(server.port))
    rejects = schema.config.checks.negative_data_rejection
    rejects.expected_statuses = [*rejects.expected_statuses, "413"]  # a text far beyond what a field takes
    found = [result.ok() for result in schema.get_all_operations()]
    return {operation.definition.raw["operationId"]: operation for operation in found}


def test_every_operation_is_tried(operations):
    assert operations.keys() == set(OPERATIONS)


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
@pytest.mark.parametrize("name", OPERATIONS)
def test_no_request_finds_a_fault(operations, server, name, mode):
    @seed(20261123)
    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(operations[name].as_strategy(generation_mode=mode))
    def one(case):
        case.call_and_validate(checks=CHECKS, headers=signed(server.port))

    try:
        one()
    except Unsatisfiable:
        assert mode is schemathesis.GenerationMode.NEGATIVE  # a route without input has no wrong input


def test_it_describes_what_it_is(client):
    told = client.get("/api/openapi.json").json
    assert told == json.loads(json.dumps(openapi(more())))
    assert told["info"]["title"] == "sorade"
    for methods in told["paths"].values():
        for operation in methods.values():
            assert operation["description"]
            assert operation["operationId"]
