package io.thecodeforge.orders.benchmark.crud;

import io.vertx.core.json.JsonObject;

record CrudAnswer(int status, JsonObject body) {

    static CrudAnswer refused(int status, String detail) {
        return new CrudAnswer(status, JsonObject.of("detail", detail));
    }
}
